/**
 * What the templates of mails see: texts that are ready to be shown.
 */
@NullMarked
package io.tidemark.reports.mail.view;

import org.jspecify.annotations.NullMarked;

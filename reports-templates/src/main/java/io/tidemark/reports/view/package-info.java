/**
 * What templates of mails and pages see: texts that are ready to be shown.
 */
@NullMarked
package io.tidemark.reports.view;

import org.jspecify.annotations.NullMarked;

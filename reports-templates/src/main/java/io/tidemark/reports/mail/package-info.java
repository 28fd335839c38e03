/**
 * Reports as mails: HTML, a plain-text twin and charts, from templates.
 */
@NullMarked
package io.tidemark.reports.mail;

import org.jspecify.annotations.NullMarked;

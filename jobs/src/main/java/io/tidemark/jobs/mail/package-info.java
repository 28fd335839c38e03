/**
 * Mails on their way out: over SMTP or into a folder.
 */
@NullMarked
package io.tidemark.jobs.mail;

import org.jspecify.annotations.NullMarked;

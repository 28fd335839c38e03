/**
 * Mails: which are due, the ledger of them, how they are written and how they go out.
 */
@NullMarked
package io.tidemark.jobs.delivery;

import org.jspecify.annotations.NullMarked;

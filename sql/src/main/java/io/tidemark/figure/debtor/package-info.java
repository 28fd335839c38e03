/**
 * Who owes what, customer by customer and invoice by invoice.
 */
@NullMarked
package io.tidemark.figure.debtor;

import org.jspecify.annotations.NullMarked;

/**
 * The movements of MRR, customer by customer.
 */
@NullMarked
package io.tidemark.figure.movement;

import org.jspecify.annotations.NullMarked;

/**
 * What there is and what it means, for people and programs.
 */
@NullMarked
package io.tidemark.api.definition;

import org.jspecify.annotations.NullMarked;

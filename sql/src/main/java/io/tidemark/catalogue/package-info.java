/**
 * The one catalogue of KPIs, their columns, cubes and filters.
 */
@NullMarked
package io.tidemark.catalogue;

import org.jspecify.annotations.NullMarked;

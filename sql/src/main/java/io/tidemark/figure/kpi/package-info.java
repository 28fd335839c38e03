/**
 * KPIs from the cells of a snapshot, their history, and what reports add up of them.
 */
@NullMarked
package io.tidemark.figure.kpi;

import org.jspecify.annotations.NullMarked;

/**
 * Figures as workbooks: typed cells, the same bytes from the same figures.
 */
@NullMarked
package io.tidemark.reports.xlsx;

import org.jspecify.annotations.NullMarked;

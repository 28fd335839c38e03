/**
 * Charts as pictures, drawn without a screen and without fonts of the machine.
 */
@NullMarked
package io.tidemark.reports.chart;

import org.jspecify.annotations.NullMarked;

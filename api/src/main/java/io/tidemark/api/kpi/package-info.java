/**
 * The KPIs and their history.
 */
@NullMarked
package io.tidemark.api.kpi;

import org.jspecify.annotations.NullMarked;

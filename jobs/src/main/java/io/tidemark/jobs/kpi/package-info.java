/**
 * The models behind the KPIs, in the order in which they are computed.
 */
@NullMarked
package io.tidemark.jobs.kpi;

import org.jspecify.annotations.NullMarked;

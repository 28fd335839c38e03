/**
 * KPIs, their histories and series over HTTP.
 */
@NullMarked
package io.tidemark.api.figure;

import org.jspecify.annotations.NullMarked;

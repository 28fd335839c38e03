/**
 * The report store as the API sees it: watched, read only, kept in memory.
 */
@NullMarked
package io.tidemark.api.store;

import org.jspecify.annotations.NullMarked;

/**
 * The writes of API keys: making them and revoking them.
 */
@NullMarked
package io.tidemark.jobs.key;

import org.jspecify.annotations.NullMarked;

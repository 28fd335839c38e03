/**
 * Commands that run tenants, schedule them and serve what they published.
 */
@NullMarked
package io.tidemark.jobs.cli.run;

import org.jspecify.annotations.NullMarked;

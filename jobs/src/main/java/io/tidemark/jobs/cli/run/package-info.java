/**
 * Commands that run tenants and serve what was published, and the demo that shows it all.
 */
@NullMarked
package io.tidemark.jobs.cli.run;

import org.jspecify.annotations.NullMarked;

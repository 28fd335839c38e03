/**
 * What Tomcat does that its settings don't cover.
 */
@NullMarked
package io.tidemark.api.server;

import org.jspecify.annotations.NullMarked;

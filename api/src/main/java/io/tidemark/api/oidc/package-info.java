/**
 * Signing in at an OpenID provider.
 */
@NullMarked
package io.tidemark.api.oidc;

import org.jspecify.annotations.NullMarked;

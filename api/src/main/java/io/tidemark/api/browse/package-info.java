/**
 * What pages have around figures: forms and chips, drawings, sorted rows and ways on.
 */
@NullMarked
package io.tidemark.api.browse;

import org.jspecify.annotations.NullMarked;

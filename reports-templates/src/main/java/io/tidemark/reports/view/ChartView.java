package io.tidemark.reports.view;

import org.jspecify.annotations.Nullable;

/**
 * A chart, and what it says in words.
 *
 * @param contentId what the image is called, null if there is none and the words stand
 * alone
 * @param width how wide it is shown, in CSS pixels
 */
public record ChartView(@Nullable String contentId, String words, String width) {
}

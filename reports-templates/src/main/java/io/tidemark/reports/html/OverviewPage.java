package io.tidemark.reports.html;

import java.util.List;

import io.tidemark.reports.view.OverviewView;
import org.jspecify.annotations.Nullable;

/**
 * The page to begin with: headline figures and links, or a form for the key that they
 * need.
 *
 * @param introduction what the page is for, in a sentence or two; null for nothing
 * @param freshness which snapshot the figures are from, null without figures
 * @param snapshot the address of how the snapshot was made, null without figures
 * @param overview the figures, null to ask for a key
 * @param around the form that chooses period, currency and dealer, and links
 */
public record OverviewPage(@Nullable String introduction, @Nullable PageSnapshot freshness, @Nullable String snapshot,
		@Nullable OverviewView overview, Surroundings around, List<LinkPage.Section> sections) {

	public OverviewPage {
		sections = List.copyOf(sections);
	}

}

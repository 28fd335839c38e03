package io.tidemark.reports.html;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of links with what they lead to.
 *
 * @param introduction what the page is for, in a sentence or two; null for nothing
 * @param around links to the parts of the site
 */
public record LinkPage(String title, @Nullable String introduction, List<Section> sections, Surroundings around) {

	public LinkPage {
		sections = List.copyOf(sections);
	}

	public LinkPage(String title, @Nullable String introduction, List<Section> sections) {
		this(title, introduction, sections, Surroundings.NONE);
	}

	/**
	 * Links that belong together, under a title.
	 */
	public record Section(String title, List<Entry> entries) {

		public Section {
			entries = List.copyOf(entries);
		}

	}

	/**
	 * A link with its definition.
	 *
	 * @param href where it leads to, null for a definition alone
	 * @param source the address of the definition's source, null if there is none
	 */
	public record Entry(String name, @Nullable String href, String sentence, @Nullable String source) {
	}

}

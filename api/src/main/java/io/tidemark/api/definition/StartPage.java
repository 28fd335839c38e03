package io.tidemark.api.definition;

import io.tidemark.api.http.Content;
import io.tidemark.api.http.Links;
import io.tidemark.api.http.OpenPage;
import io.tidemark.api.http.OutputMode;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.reports.html.OverviewPage;

/**
 * Where a browser without a key begins: a form for the key, and links to all there is.
 */
final class StartPage implements OpenPage {

	private static final String INTRODUCTION = "Nightly billing figures, each from one published snapshot. "
			+ "They need a key: enter yours, and the links carry it on.";

	private final Catalogue catalogue;

	StartPage(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	@Override
	public String path() {
		return ApiPaths.START;
	}

	@Override
	public boolean isForPeople() {
		return true;
	}

	@Override
	public Content content(OutputMode mode, Links links) {
		StartLinks all = new StartLinks(this.catalogue, links);
		return new StartContent(mode, () -> new OverviewPage(INTRODUCTION, null, null, all.sections()), all.paths());
	}

}

package io.tidemark.api.definition;

import java.util.Map;
import java.util.Set;

import io.tidemark.api.http.Content;
import io.tidemark.api.http.Endpoint;
import io.tidemark.api.http.Question;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.key.ApiKey;
import io.tidemark.key.Permission;
import io.tidemark.reports.headline.OverviewReader;
import io.tidemark.reports.html.OverviewPage;
import io.tidemark.reports.html.PageSnapshot;
import io.tidemark.reports.view.OverviewView;
import io.tidemark.snapshot.Snapshot;

/**
 * Where a browser with a key begins: the headline figures that the key may read, and
 * links to all there is.
 */
final class OverviewEndpoint implements Endpoint {

	private static final Permission CUSTOMERS = Permission.kpi("customers");

	private final Catalogue catalogue;

	private final OverviewReader reader;

	OverviewEndpoint(Catalogue catalogue, OverviewReader reader) {
		this.catalogue = catalogue;
		this.reader = reader;
	}

	@Override
	public String path() {
		return ApiPaths.START;
	}

	@Override
	public void check(ApiKey key, Map<String, String> variables) {
		// Every key may know what there is; the figures are those that it may read.
	}

	@Override
	public Content answer(Question question) {
		question.requireOnly(Set.of());
		StartLinks all = new StartLinks(this.catalogue, question.links());
		return new StartContent(question.mode(), () -> page(question, all), all.paths());
	}

	private OverviewPage page(Question question, StartLinks all) {
		Snapshot snapshot = question.snapshot();
		ApiKey key = question.key();
		OverviewView overview = this.reader.read(snapshot, key.dealerCode())
			.limitedTo(key.allows(CUSTOMERS), key.allows(Permission.ANALYTICS));
		return new OverviewPage(null, new PageSnapshot(snapshot.tenant(), snapshot.version().toString(),
				snapshot.version().businessDate(), snapshot.dataAsOf()), overview, all.sections());
	}

}

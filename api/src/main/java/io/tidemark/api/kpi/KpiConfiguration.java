package io.tidemark.api.kpi;

import io.tidemark.api.http.Endpoint;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.figure.registry.FigureReader;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The endpoints of KPIs.
 */
@Configuration(proxyBeanMethods = false)
class KpiConfiguration {

	@Bean
	KpiNames kpiNames(Catalogue catalogue) {
		return new KpiNames(catalogue);
	}

	@Bean
	FigureReader figureReader(SnapshotContent content, SnapshotStore store) {
		return new FigureReader(content, store);
	}

	@Bean
	Endpoint kpiSummaryEndpoint(KpiNames names, FigureReader reader) {
		return new KpiEndpoint("/backend/kpi/{object}/", names, reader);
	}

	@Bean
	Endpoint kpiEndpoint(KpiNames names, FigureReader reader) {
		return new KpiEndpoint("/backend/kpi/{object}/{kpi}/", names, reader);
	}

	@Bean
	Endpoint kpiHistoryEndpoint(KpiNames names, FigureReader reader) {
		return new KpiHistoryEndpoint(names, reader);
	}

}

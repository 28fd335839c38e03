package io.tidemark.api.kpi;

import io.tidemark.api.http.Endpoint;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.figure.KpiHistory;
import io.tidemark.figure.KpiReader;
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
	Endpoint kpiSummaryEndpoint(KpiNames names, SnapshotContent content) {
		return new KpiEndpoint("/backend/kpi/{object}/", names, new KpiReader(content));
	}

	@Bean
	Endpoint kpiEndpoint(KpiNames names, SnapshotContent content) {
		return new KpiEndpoint("/backend/kpi/{object}/{kpi}/", names, new KpiReader(content));
	}

	@Bean
	Endpoint kpiHistoryEndpoint(KpiNames names, SnapshotStore store, SnapshotContent content) {
		return new KpiHistoryEndpoint(names, store, new KpiHistory(content));
	}

}

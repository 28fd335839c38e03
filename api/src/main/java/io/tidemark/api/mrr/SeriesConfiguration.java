package io.tidemark.api.mrr;

import io.tidemark.api.http.Endpoint;
import io.tidemark.figure.registry.FigureReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The endpoints of series.
 */
@Configuration(proxyBeanMethods = false)
class SeriesConfiguration {

	@Bean
	Endpoint revenueEndpoint(FigureReader reader) {
		return new SeriesEndpoint("subscription-revenue", reader);
	}

	@Bean
	Endpoint metricsEndpoint(FigureReader reader) {
		return new SeriesEndpoint("subscription-metrics", reader);
	}

	@Bean
	Endpoint movementsEndpoint(FigureReader reader) {
		return new SeriesEndpoint("movements", reader);
	}

	@Bean
	Endpoint restatementsEndpoint(FigureReader reader) {
		return new SeriesEndpoint("restatements", reader);
	}

}

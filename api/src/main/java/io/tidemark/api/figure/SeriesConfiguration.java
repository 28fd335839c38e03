package io.tidemark.api.figure;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.MetricsQuery;
import io.tidemark.figure.MetricsReader;
import io.tidemark.figure.MovementQuery;
import io.tidemark.figure.MovementReader;
import io.tidemark.figure.RestatementQuery;
import io.tidemark.figure.RestatementReader;
import io.tidemark.figure.RevenueQuery;
import io.tidemark.figure.RevenueReader;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The endpoints of series.
 */
@Configuration(proxyBeanMethods = false)
class SeriesConfiguration {

	@Bean
	SeriesRows revenueEndpoint(SnapshotContent content) {
		RevenueReader reader = new RevenueReader(content);
		return rows(RevenueQuery.NAME, RevenueQuery::parse, reader::readPage, reader::read);
	}

	@Bean
	SeriesRows metricsEndpoint(SnapshotContent content) {
		MetricsReader reader = new MetricsReader(content);
		return rows(MetricsQuery.NAME, MetricsQuery::parse, reader::readPage, reader::read);
	}

	@Bean
	SeriesRows movementsEndpoint(SnapshotContent content) {
		MovementReader reader = new MovementReader(content);
		return rows(MovementQuery.NAME, MovementQuery::parse, reader::readPage, reader::read);
	}

	@Bean
	SeriesRows restatementsEndpoint(SnapshotContent content, SnapshotStore store) {
		RestatementReader reader = new RestatementReader(content, store);
		return rows(RestatementQuery.NAME, RestatementQuery::parse, reader::readPage, reader::read);
	}

	private static <Q> SeriesRows rows(String name, Function<Map<String, String>, Q> parser,
			BiFunction<Snapshot, Q, FigurePage> pages, BiFunction<Snapshot, Q, ? extends FigureRows> rows) {
		return new SeriesRows() {

			@Override
			public String name() {
				return name;
			}

			@Override
			public FigurePage readPage(Snapshot snapshot, Map<String, String> filters) {
				return pages.apply(snapshot, parser.apply(filters));
			}

			@Override
			public FigureRows readAll(Snapshot snapshot, Map<String, String> filters) {
				return rows.apply(snapshot, parser.apply(filters));
			}

		};
	}

}

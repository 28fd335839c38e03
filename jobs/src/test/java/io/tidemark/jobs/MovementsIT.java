package io.tidemark.jobs;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tidemark.catalogue.Movement;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.movement.MovementReader;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the movements that are served to the series that they explain.
 */
class MovementsIT {

	private static final String BY_CUSTOMER = "by_customer";

	private static final String BY_SUBSCRIPTION = "by_subscription";

	@TempDir
	private static Path folder;

	private static TestInstallation installation;

	@BeforeAll
	static void publish() {
		Path source = SeedWorld.path("source");
		installation = TestInstallation.create(folder, SeedWorld.tenant(BY_CUSTOMER, source),
				SeedWorld.tenant(BY_SUBSCRIPTION, source) + "  movements: subscription\n");
		for (String tenant : List.of(BY_CUSTOMER, BY_SUBSCRIPTION)) {
			Answer answer = installation.call("run", "--tenant", tenant);
			assertThat(answer.exitCode()).as(answer.err()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { BY_CUSTOMER, BY_SUBSCRIPTION })
	void movementsOfDayAddUpToTheSeriesExactly(String tenant) {
		Map<String, BigDecimal> sums = new TreeMap<>();
		for (FigureRow row : rows(tenant, Map.of())) {
			sums.merge(key(row.get("date"), row.get("currency_code"), row.get("movement")), row.amount("amount"),
					BigDecimal::add);
		}
		assertThat(sums).isEqualTo(bars(tenant)).hasSizeGreaterThan(15);
	}

	@ParameterizedTest
	@ValueSource(strings = { BY_CUSTOMER, BY_SUBSCRIPTION })
	void pagesCoverEveryRowOnceInItsOrder(String tenant) {
		List<FigureRow> all = rows(tenant, Map.of());
		assertThat(all).doesNotHaveDuplicates();
		for (int itemsPerPage : new int[] { 1, 4, all.size(), all.size() + 1 }) {
			List<FigureRow> paged = new ArrayList<>();
			FigurePage page;
			do {
				page = new MovementReader(installation.snapshots()).readPage(snapshot(tenant),
						parameters(Map.of("itemsPerPage", Integer.toString(itemsPerPage), "page",
								Integer.toString(paged.size() / itemsPerPage + 1))));
				paged.addAll(page.table().rows());
			}
			while (!page.next().isEmpty());
			assertThat(paged).as("%s rows a page", itemsPerPage).isEqualTo(all);
		}
	}

	@Test
	void swapWithinDayIsSeenOnlyPerSubscription() {
		Map<String, String> swap = Map.of("customerId", "same_day_swap_nets_out", "dateFrom", "2025-02-01");
		assertThat(rows(BY_CUSTOMER, swap)).isEmpty();
		assertThat(rows(BY_SUBSCRIPTION, swap)).map(Object::toString)
			.containsExactly(
					"[2025-02-10, GBP, same_day_swap_nets_out, s-in, new, 50.000000, 0.000000, 50.000000, 50.000000, New, start]",
					"[2025-02-10, GBP, same_day_swap_nets_out, s-out, churn, 50.000000, 50.000000, 0.000000, -50.000000, Old, end]");
	}

	private static Parameters parameters(Map<String, String> values) {
		return Parameters.parse(MovementReader.NAME, values, List.of(Parameter.values()));
	}

	private static List<FigureRow> rows(String tenant, Map<String, String> parameters) {
		List<FigureRow> rows = new ArrayList<>();
		new MovementReader(installation.snapshots()).read(snapshot(tenant), parameters(parameters))
			.rows()
			.forEach(rows::add);
		return rows;
	}

	private static Map<String, BigDecimal> bars(String tenant) {
		SnapshotStore store = installation.snapshots();
		Map<String, BigDecimal> bars = new TreeMap<>();
		for (ChunkRef chunk : store.loadChunkList(snapshot(tenant))) {
			if (chunk.figure().equals("mrr_daily")) {
				ChunkContent days = store.loadChunk(chunk);
				for (@Nullable
				String[] day : days.rows()) {
					for (Movement movement : Movement.values()) {
						String bar = day[days.indexOf(movement.seriesColumn())];
						if (bar != null) {
							bars.put(key(day[0], day[1], movement.label()), new BigDecimal(bar));
						}
					}
				}
			}
		}
		return bars;
	}

	private static String key(@Nullable Object date, @Nullable Object currency, @Nullable Object movement) {
		return date + " " + currency + " " + movement;
	}

	private static Snapshot snapshot(String tenant) {
		return installation.snapshots().load(tenant, null);
	}

}

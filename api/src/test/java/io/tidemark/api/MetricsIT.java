package io.tidemark.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.tidemark.jobs.SeedWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Prometheus scrapes, and that what we ship for it asks for nothing else.
 */
class MetricsIT {

	private static final Pattern METRIC = Pattern.compile("\\b(?:tidemark|jvm|process)_[a-z_]+\\b");

	private static final Pattern STATE = Pattern.compile("\\b(?:state|outcome)=~?\"([a-z_|]+)\"");

	private static final Path DOCS = Path.of("..", "docs");

	private static PublishedStore store;

	private static RunningApi api;

	@BeforeAll
	static void start() {
		String limited = SeedWorld.tenant(PublishedStore.SEED_WORLD, SeedWorld.path("source"))
				+ "  late-after: 3650d\n";
		store = RunningApi.shared().store();
		api = RunningApi.startWith(store, store.configure(store.url(), RunningApi.WITHOUT_LIMITS, List.of(limited)));
		api.issue(PublishedStore.SEED_WORLD, "kpi:*").get("/backend/kpi/customers/");
	}

	@AfterAll
	static void stop() {
		api.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tidemark_snapshot_late{tenant=\"seed_world\"} 0.0",
			"tidemark_snapshot_late_after_seconds{tenant=\"seed_world\"} 3.1536E8",
			"tidemark_snapshot_overdue_seconds{tenant=\"seed_world\"} 0.0",
			"tidemark_snapshot_business_date_timestamp_seconds{tenant=\"seed_world\"} 1.7441568E9",
			"tidemark_snapshot_data_as_of_timestamp_seconds{tenant=\"seed_world\"} 1.7442486E9",
			"tidemark_snapshot_extracted_rows{table=\"customers\",tenant=\"seed_world\"} 12.0",
			"tidemark_snapshot_rejected_rows{table=\"subscription_periods\",tenant=\"seed_world\"} 3.0",
			"tidemark_snapshot_checks{outcome=\"failed\",tenant=\"seed_world\"} 0.0",
			"tidemark_snapshots{state=\"published\",tenant=\"seed_world\"} 1.0",
			"tidemark_deliveries{state=\"given_up\",tenant=\"seed_world\"} 0.0", "tidemark_store_readable 1.0" })
	void tenantIsMeasuredByWhatTheStoreSays(String line) {
		assertThat(scrape().lines()).contains(line);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "tidemark_store_size_bytes", "tidemark_snapshot_published_timestamp_seconds{tenant=\"rival\"}",
					"tidemark_snapshot_age_seconds{tenant=\"rival\"}",
					"tidemark_snapshot_step_duration_seconds{step=\"computeKpis\",tenant=\"rival\"}" })
	void whatDiffersFromRunToRunIsThere(String series) {
		assertThat(scrape().lines().filter((line) -> line.startsWith(series + " "))).singleElement()
			.satisfies((line) -> assertThat(Double.parseDouble(line.substring(series.length()))).isPositive());
	}

	@Test
	void tenantThatHasNoSnapshotIsLateAndHasNoAge() {
		String nobody = SeedWorld.tenant("nobody", SeedWorld.path("source"));
		try (RunningApi strict = RunningApi.startWith(store,
				store.configure(store.url(), RunningApi.WITHOUT_LIMITS, List.of(nobody)))) {
			String metrics = strict.operations().get("/actuator/prometheus").text();
			assertThat(metrics.lines()).contains("tidemark_snapshot_late{tenant=\"nobody\"} 1.0",
					"tidemark_snapshot_late{tenant=\"rival\"} 0.0",
					"tidemark_snapshots{state=\"published\",tenant=\"nobody\"} 0.0");
			assertThat(metrics).doesNotContain("age_seconds{tenant=\"nobody\"}");
		}
	}

	@Test
	void dashboardAndAlertsAskForNothingThatIsNotMeasured() throws IOException {
		Set<String> asked = find(METRIC, dashboard() + read("prometheus-alerts.yml"));
		Set<String> measured = scrape().lines()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line.replaceAll("[{ ].*", ""))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(asked).hasSizeGreaterThan(15);
		assertThat(measured).containsAll(asked);
	}

	@Test
	void dashboardAndAlertsKnowTheStatesThatAreMeasured() throws IOException {
		String metrics = scrape();
		assertThat(find(STATE, dashboard() + read("prometheus-alerts.yml"))).hasSizeGreaterThan(3)
			.flatExtracting((states) -> List.of(states.replaceAll("^.*\"(.*)\"$", "$1").split("\\|", -1)))
			.allSatisfy((state) -> assertThat(metrics).contains("=\"" + state + "\""));
	}

	@Test
	void everyMeasureOfOursIsDocumented() throws IOException {
		String page = read("monitoring.md");
		assertThat(scrape().lines()
			.filter((line) -> line.startsWith("# TYPE tidemark_"))
			.map((line) -> line.split(" ", -1)[2].replaceAll("_max$", ""))).isNotEmpty()
			.allSatisfy((metric) -> assertThat(page).contains("`" + metric));
	}

	private static String scrape() {
		return api.operations().get("/actuator/prometheus").text();
	}

	private static Set<String> find(Pattern pattern, String text) {
		return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Return the queries of all panels, one after the other.
	 */
	private static String dashboard() throws IOException {
		JsonNode dashboard = JsonMapper.shared().readTree(read("grafana-dashboard.json"));
		return dashboard.findValuesAsString("expr").stream().collect(Collectors.joining("\n", "", "\n"));
	}

	private static String read(String name) throws IOException {
		return Files.readString(DOCS.resolve(name));
	}

}

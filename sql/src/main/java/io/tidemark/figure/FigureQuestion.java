package io.tidemark.figure;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Series;
import io.tidemark.failure.NotFound;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;

/**
 * A KPI or series with its filters, as one writes it in a configuration:
 * {@code customers/byStatus?status=active}.
 *
 * @param figure the KPI's path or the series' name
 * @param parameters the filters by name
 */
public record FigureQuestion(String figure, SortedMap<String, String> parameters) {

	private static final String DEALER = "dealerCode";

	public FigureQuestion {
		parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
		check(figure, parameters);
	}

	/**
	 * Read a question.
	 * @param text a figure and, after a question mark, its filters as in a URL
	 * @return the question
	 * @throws NotFound naming the figures there are
	 * @throws QueryInvalid naming the filters that the figure takes
	 */
	public static FigureQuestion of(String text) {
		String[] parts = text.strip().split("\\?", 2);
		SortedMap<String, String> parameters = new TreeMap<>();
		if (parts.length > 1) {
			for (String parameter : parts[1].split("&", -1)) {
				String[] pair = parameter.split("=", 2);
				if (pair.length < 2 || parameters.put(decode(pair[0]), decode(pair[1])) != null) {
					throw new QueryInvalid(
							"Write the filters of '%s' once each, like ?status=active&dateFrom=2026-01-01."
								.formatted(text));
				}
			}
		}
		return new FigureQuestion(canonical(parts[0]), parameters);
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	private static String canonical(String path) {
		if (isSeries(path)) {
			return path;
		}
		String[] parts = path.replaceFirst("/$", "").split("/", 2);
		if (!Catalogue.load().objects().contains(parts[0])) {
			throw new NotFound("There is no figure '%s': use one of %s.".formatted(path,
					Stream
						.concat(Catalogue.load().kpis().stream().map(Kpi::path),
								Catalogue.load().series().stream().map(Series::name))
						.collect(Collectors.joining(", "))));
		}
		return Catalogue.load().find(parts[0], (parts.length > 1) ? parts[1] : Kpi.SUMMARY).path();
	}

	private static void check(String figure, Map<String, String> parameters) {
		switch (figure) {
			case RevenueQuery.NAME -> RevenueQuery.parse(parameters);
			case MetricsQuery.NAME -> MetricsQuery.parse(parameters);
			case MovementQuery.NAME -> MovementQuery.parse(parameters);
			case RestatementQuery.NAME -> RestatementQuery.parse(parameters);
			default -> KpiQuery.parse(kpi(figure), parameters);
		}
	}

	/**
	 * Read the answer, the rows that the API's download of the same question has.
	 * @param store where the snapshot is
	 * @param snapshot the snapshot
	 * @return the rows
	 */
	public FigureRows read(SnapshotStore store, Snapshot snapshot) {
		return switch (this.figure) {
			case RevenueQuery.NAME -> new RevenueReader(store).read(snapshot, RevenueQuery.parse(this.parameters));
			case MetricsQuery.NAME -> new MetricsReader(store).read(snapshot, MetricsQuery.parse(this.parameters));
			case MovementQuery.NAME -> new MovementReader(store).read(snapshot, MovementQuery.parse(this.parameters));
			case RestatementQuery.NAME ->
				new RestatementReader(store, store).read(snapshot, RestatementQuery.parse(this.parameters));
			default -> new KpiReader(store).read(snapshot, KpiQuery.parse(kpi(this.figure), this.parameters));
		};
	}

	/**
	 * Return the same question for one dealer.
	 * @param code the dealer's code
	 * @return the question
	 * @throws QueryInvalid if the figure takes no dealer or another one is asked for
	 */
	public FigureQuestion forDealer(String code) {
		return with(DEALER, code);
	}

	/**
	 * Return the same question with one filter more.
	 * @param name the filter's name
	 * @param value the filter's value
	 * @return the question
	 * @throws QueryInvalid if the figure does not take the filter or has it with another
	 * value
	 */
	public FigureQuestion with(String name, String value) {
		SortedMap<String, String> changed = new TreeMap<>(this.parameters);
		String asked = changed.put(name, value);
		if (asked != null && !asked.equals(value)) {
			throw new QueryInvalid("%s asks for %s %s, but it is to be %s.".formatted(this, name, asked, value));
		}
		return new FigureQuestion(this.figure, changed);
	}

	/**
	 * Return whether the answer's rows are dated.
	 * @return true for a series, false for a KPI
	 */
	public boolean isSeries() {
		return isSeries(this.figure);
	}

	/**
	 * Return the figure's name for titles and files.
	 * @return as in {@code customers-byStatus}
	 */
	public String name() {
		return this.figure.replace('/', '-');
	}

	/**
	 * Return the answer's columns.
	 * @return the dimensions first
	 */
	public List<FigureColumn> columns() {
		return isSeries() ? Catalogue.load().findSeries(this.figure).columns() : kpi(this.figure).columns();
	}

	/**
	 * Return what the figure says.
	 * @return one sentence
	 */
	public String definition() {
		return isSeries() ? Catalogue.load().findSeries(this.figure).definition() : kpi(this.figure).definition();
	}

	/**
	 * Return where the API answers.
	 * @return a path, with its last slash
	 */
	public String path() {
		return isSeries() ? "/analytics/" + this.figure + "/" : "/backend/kpi/" + this.figure + "/";
	}

	private static boolean isSeries(String figure) {
		return Catalogue.load().series().stream().anyMatch((series) -> series.name().equals(figure));
	}

	private static Kpi kpi(String path) {
		String[] parts = path.split("/", 2);
		return Catalogue.load().find(parts[0], parts[1]);
	}

	/**
	 * Return the filters as in a URL.
	 * @return as in {@code status=active}, empty without filters
	 */
	public String query() {
		return this.parameters.entrySet()
			.stream()
			.map((parameter) -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
			.collect(Collectors.joining("&"));
	}

	/**
	 * Return the question as it is written.
	 */
	@Override
	public String toString() {
		String query = query();
		return query.isEmpty() ? this.figure : this.figure + "?" + query;
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}

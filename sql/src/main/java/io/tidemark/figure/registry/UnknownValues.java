package io.tidemark.figure.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.Cube;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Parameter;
import io.tidemark.catalogue.ParameterKind;
import io.tidemark.failure.Nearest;
import io.tidemark.figure.CodePoints;
import io.tidemark.figure.DateRange;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.kpi.KpiReader;
import io.tidemark.figure.series.RestatementCauseReader;
import io.tidemark.key.KeySecret;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Finds values of filters that no row of a snapshot has.
 */
final class UnknownValues {

	/** The columns of stored series that filters mean: of each the one that there is. */
	private static final Map<Parameter, List<String>> OF_SERIES = Map.of(Parameter.CURRENCY, List.of("currency_code"),
			Parameter.DEALER_CODE, List.of("customer_dealer", "dealer_code"), Parameter.CUSTOMER_ID,
			List.of("customer_id"));

	private static final int MOST_NAMED = 3;

	/** How much of a value is looked at and repeated; real ones are shorter. */
	private static final int LONGEST = 60;

	private final SnapshotContent content;

	private final Snapshot snapshot;

	private final boolean isOneDealer;

	/**
	 * Look into a snapshot.
	 * @param isOneDealer whether only rows of the dealer that is asked for may be looked
	 * at
	 */
	UnknownValues(SnapshotContent content, Snapshot snapshot, boolean isOneDealer) {
		this.content = content;
		this.snapshot = snapshot;
		this.isOneDealer = isOneDealer;
	}

	/**
	 * Return a warning for each value that no row has, whatever the other filters, and
	 * one for days of which there are none.
	 * @param parameters the parameters of the question, with dates
	 * @param hasRows whether there is an answer, so that a value that stands alone has
	 * rows
	 * @param isAnswered whether there is one with some parameters of a series: those that
	 * compare have rows of what only the snapshot before has
	 */
	List<Warning> warnings(Figure figure, Parameters parameters, boolean hasRows, Predicate<Parameters> isAnswered) {
		List<Warning> warnings = new ArrayList<>();
		String dealer = this.isOneDealer ? parameters.text(Parameter.DEALER_CODE) : null;
		for (Parameter parameter : figure.parameters()) {
			List<String> asked = parameters.texts(parameter);
			if (!isNamed(figure, parameter) || (hasRows && asked.size() < 2)) {
				continue;
			}
			for (String value : asked) {
				Collection<String> known = known(figure, parameter, value, dealer);
				if (known.stream().noneMatch((each) -> isMeant(each, value, parameter)) && !(figure.isSeries()
						&& isAnswered.test(Parameters.NONE.dealer(dealer).with(parameter, value)))) {
					warnings.add(warning(parameter, value, known));
				}
			}
		}
		DateRange dates = parameters.dates();
		if (dates.from() != null && dates.to() != null && dates.isEmpty()) {
			warnings.add(new Warning.NoDays(dates.from(), dates.to()));
		}
		return warnings;
	}

	/**
	 * Return whether values of a parameter are names that rows have or have not.
	 */
	private static boolean isNamed(Figure figure, Parameter parameter) {
		return (parameter.kind() == ParameterKind.TEXT || parameter.kind() == ParameterKind.CURRENCY)
				&& (!figure.isSeries() || OF_SERIES.containsKey(parameter));
	}

	/**
	 * Return whether a question means a value: a status and a type in any case.
	 */
	private static boolean isMeant(String known, String value, Parameter parameter) {
		boolean isInAnyCase = parameter == Parameter.STATUS || parameter == Parameter.TYPE;
		return isInAnyCase ? known.equalsIgnoreCase(value) : known.equals(value);
	}

	/**
	 * Return the values that rows have, for a filter that takes names; empty for others.
	 */
	Collection<String> known(Figure figure, Parameter parameter, @Nullable String dealer) {
		return isNamed(figure, parameter) ? known(figure, parameter, "", dealer) : List.of();
	}

	private Collection<String> known(Figure figure, Parameter parameter, String value, @Nullable String dealer) {
		if (!figure.isSeries()) {
			Kpi kpi = Catalogue.load().find(figure.group(), figure.label());
			return ofKpi(kpi, Objects.requireNonNull(kpi.cube().filters().get(parameter)), dealer);
		}
		Collection<String> known = ofSeries(figure, parameter, value, dealer);
		return figure.name().equals(RestatementCauseReader.NAME)
				? Stream.concat(known.stream(), ofCounted(parameter, dealer)).distinct().toList() : known;
	}

	/**
	 * Return the values that the KPIs have whose past days are compared.
	 */
	private Stream<String> ofCounted(Parameter parameter, @Nullable String dealer) {
		return Catalogue.load().kpis().stream().flatMap((kpi) -> {
			Cube.Settled settled = kpi.cube().settled();
			String column = (settled == null) ? null
					: (parameter == Parameter.CURRENCY) ? settled.currency() : kpi.cube().filters().get(parameter);
			return (column != null) ? ofKpi(kpi, column, dealer).stream() : Stream.empty();
		});
	}

	private Collection<String> ofKpi(Kpi kpi, String name, @Nullable String dealer) {
		FigureColumn column = new FigureColumn(name, name, ColumnKind.TEXT, null);
		Kpi values = new Kpi(kpi.object(), kpi.type(), List.of(), kpi.definition(), kpi.cube(), List.of(column));
		return new KpiReader(this.content).read(this.snapshot, values, Parameters.NONE.dealer(dealer))
			.rows()
			.stream()
			.map((row) -> row.text(name))
			.toList();
	}

	/**
	 * Return the values in the first of a series' figures that has the column; all of
	 * them if the wanted one is not there.
	 */
	private Collection<String> ofSeries(Figure figure, Parameter parameter, String wanted, @Nullable String dealer) {
		List<String> columns = Objects.requireNonNull(OF_SERIES.get(parameter));
		for (String stored : Catalogue.load().findSeries(figure.name()).figures()) {
			Set<String> values = values(stored, columns, wanted, dealer);
			if (!values.isEmpty()) {
				return values;
			}
		}
		return Set.of();
	}

	private Set<String> values(String stored, List<String> columns, String wanted, @Nullable String dealer) {
		List<ChunkRef> latestFirst = new ArrayList<>(this.content.loadChunkList(this.snapshot));
		Collections.reverse(latestFirst);
		Set<String> values = new TreeSet<>();
		for (ChunkRef chunk : latestFirst) {
			if (chunk.figure().equals(stored) && !values.contains(wanted)) {
				ChunkContent rows = this.content.loadChunk(chunk);
				String column = find(rows, columns);
				String dealerColumn = find(rows, OF_SERIES.get(Parameter.DEALER_CODE));
				if (column == null || (dealer != null && dealerColumn == null)) {
					return Set.of();
				}
				rows.stream()
					.filter((row) -> dealer == null || dealer.equals(row.get(Objects.requireNonNull(dealerColumn))))
					.map((row) -> row.get(column))
					.filter(Objects::nonNull)
					.forEach(values::add);
			}
		}
		return values;
	}

	private static @Nullable String find(ChunkContent rows, @Nullable List<String> columns) {
		return Objects.requireNonNull(columns).stream().filter(rows.columns()::contains).findFirst().orElse(null);
	}

	private Warning warning(Parameter parameter, String value, Collection<String> known) {
		boolean isSecret = this.isOneDealer && parameter == Parameter.DEALER_CODE;
		return new Warning.UnknownValue(parameter, cut(KeySecret.redact(value)),
				isSecret ? List.of() : nearest(value, known));
	}

	private static List<String> nearest(String value, Collection<String> known) {
		return known.stream()
			.map((each) -> Map.entry(Nearest.distance(value, each), each))
			.sorted(Map.Entry.<Integer, String>comparingByKey()
				.thenComparing(Map.Entry.comparingByValue(CodePoints::compare)))
			.limit(MOST_NAMED)
			.map(Map.Entry::getValue)
			.toList();
	}

	private static String cut(String text) {
		int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
		return (end < text.length()) ? text.substring(0, end) + "\u2026" : text;
	}

}

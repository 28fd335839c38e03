package io.tidemark.figure.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Parameter;
import io.tidemark.catalogue.ParameterKind;
import io.tidemark.figure.CodePoints;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.kpi.KpiReader;
import io.tidemark.key.KeySecret;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Tells which values of filters no row of a snapshot has.
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
	 * Return a sentence for each value that no row has, whatever the other filters, and
	 * one for days of which there are none.
	 * @param parameters the parameters of the question, with dates
	 * @param hasRows whether there is an answer, so that a value that stands alone has
	 * rows
	 */
	List<String> warnings(Figure figure, Parameters parameters, boolean hasRows) {
		List<String> warnings = new ArrayList<>();
		String dealer = this.isOneDealer ? parameters.text(Parameter.DEALER_CODE) : null;
		for (Parameter parameter : figure.parameters()) {
			List<String> asked = parameters.texts(parameter);
			if (!isNamed(figure, parameter) || (hasRows && asked.size() < 2)) {
				continue;
			}
			for (String value : asked) {
				Collection<String> known = known(figure, parameter, value, dealer);
				if (known.stream().noneMatch((each) -> isMeant(each, value, parameter))) {
					warnings.add(warning(parameter, value, known));
				}
			}
		}
		if (parameters.dates().isEmpty()) {
			warnings.add("There are no days from %s to %s.".formatted(parameters.text(Parameter.DATE_FROM),
					parameters.text(Parameter.DATE_TO)));
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
		return figure.isSeries() ? ofSeries(figure, parameter, value, dealer) : ofKpi(figure, parameter, dealer);
	}

	private Collection<String> ofKpi(Figure figure, Parameter parameter, @Nullable String dealer) {
		Kpi kpi = Catalogue.load().find(figure.group(), figure.label());
		String name = Objects.requireNonNull(kpi.cube().filters().get(parameter));
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

	private String warning(Parameter parameter, String value, Collection<String> known) {
		String sentence = "No row has the %s '%s'.".formatted(parameter.word(), cut(KeySecret.redact(value)));
		boolean isSecret = this.isOneDealer && parameter == Parameter.DEALER_CODE;
		return (isSecret || known.isEmpty()) ? sentence : "%s Nearest: %s.".formatted(sentence, nearest(value, known));
	}

	private static String nearest(String value, Collection<String> known) {
		return known.stream()
			.map((each) -> Map.entry(distance(value, each), each))
			.sorted(Map.Entry.<Integer, String>comparingByKey()
				.thenComparing(Map.Entry.comparingByValue(CodePoints::compare)))
			.limit(MOST_NAMED)
			.map(Map.Entry::getValue)
			.collect(Collectors.joining(", "));
	}

	/**
	 * Return how many characters must be inserted, removed or replaced to make one text
	 * of another, whatever their case (Levenshtein 1966).
	 */
	static int distance(String left, String right) {
		int[] one = folded(left);
		int[] other = folded(right);
		int[] above = new int[other.length + 1];
		for (int column = 0; column <= other.length; column++) {
			above[column] = column;
		}
		for (int row = 1; row <= one.length; row++) {
			int[] line = new int[other.length + 1];
			line[0] = row;
			for (int column = 1; column <= other.length; column++) {
				int replaced = above[column - 1] + ((one[row - 1] == other[column - 1]) ? 0 : 1);
				line[column] = Math.min(replaced, Math.min(above[column], line[column - 1]) + 1);
			}
			above = line;
		}
		return above[other.length];
	}

	private static int[] folded(String text) {
		return text.codePoints().limit(LONGEST).map(Character::toLowerCase).toArray();
	}

	private static String cut(String text) {
		int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
		return (end < text.length()) ? text.substring(0, end) + "\u2026" : text;
	}

}

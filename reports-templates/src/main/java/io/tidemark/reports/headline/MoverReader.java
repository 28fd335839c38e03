package io.tidemark.reports.headline;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.movement.MovementReader;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.Figures;
import io.tidemark.reports.plot.Ways;
import io.tidemark.reports.text.CleanText;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.OverviewView.MoverView;
import io.tidemark.reports.view.OverviewView.MoversView;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Reads the largest movements of MRR, with customer, product and cause.
 */
public final class MoverReader {

	/** How far back the last day with movements is looked for. */
	private static final int WITHIN_DAYS = 31;

	private static final int LONGEST = 60;

	private static final Comparator<FigureRow> LARGEST_FIRST = Comparator
		.comparing((FigureRow row) -> row.amount("amount"))
		.reversed();

	private static final Figure FIGURE = Figures.load().find(MovementReader.NAME);

	private final SnapshotContent content;

	private final Snapshot snapshot;

	private final @Nullable String dealerCode;

	private final Notation notation;

	private final Wording words;

	private final Ways ways;

	/**
	 * Create the reader.
	 * @param dealerCode the dealer to keep, null for all
	 */
	public MoverReader(SnapshotContent content, Snapshot snapshot, @Nullable String dealerCode, Notation notation,
			Wording words, Ways ways) {
		this.content = content;
		this.snapshot = snapshot;
		this.dealerCode = dealerCode;
		this.notation = notation;
		this.words = words;
		this.ways = ways;
	}

	/**
	 * Read the largest movements of the last day, up to another one, on which anything
	 * moved; of that one if nothing did within a month.
	 * @param currencies those to keep, in the order in which each has its turn
	 */
	public MoversView ofLastDay(LocalDate to, List<String> currencies, int most) {
		LocalDate day = lastDay(to, currencies);
		return view(this.notation.weekday(day), day, day, currencies, most);
	}

	private LocalDate lastDay(LocalDate to, List<String> currencies) {
		LocalDate last = null;
		for (FigureRow row : rows(to.minusDays(WITHIN_DAYS), to)) {
			if (currencies.contains(row.text("currency_code"))) {
				last = row.date("date");
			}
		}
		return (last != null) ? last : to;
	}

	/**
	 * Read the largest movements of a month.
	 */
	public MoversView ofMonth(YearMonth month, List<String> currencies, int most) {
		return view(this.notation.month(month.atDay(1)), month.atDay(1), month.atEndOfMonth(), currencies, most);
	}

	private MoversView view(String time, LocalDate from, LocalDate to, List<String> currencies, int most) {
		Map<Parameter, String> parameters = new EnumMap<>(Parameter.class);
		parameters.put(Parameter.DATE_FROM, from.toString());
		parameters.put(Parameter.DATE_TO, to.toString());
		if (currencies.size() == 1) {
			parameters.put(Parameter.CURRENCY, currencies.get(0));
		}
		Map<String, List<FigureRow>> largest = new TreeMap<>();
		long count = 0;
		for (FigureRow row : rows(from, to)) {
			if (currencies.contains(row.text("currency_code"))) {
				keep(largest.computeIfAbsent(row.text("currency_code"), (code) -> new ArrayList<>()), row, most);
				count++;
			}
		}
		List<FigureRow> ranked = EachInTurn.of(largest.values().stream().flatMap(List::stream).toList(),
				(row) -> row.text("currency_code"), currencies);
		return new MoversView(time, ranked.stream().limit(most).map(this::mover).toList(), to(parameters),
				this.notation.count(count));
	}

	/**
	 * Add a row, and drop the smallest if there are too many.
	 */
	private static void keep(List<FigureRow> largest, FigureRow row, int most) {
		largest.add(row);
		largest.sort(LARGEST_FIRST);
		if (largest.size() > most) {
			largest.remove(most);
		}
	}

	private Iterable<FigureRow> rows(LocalDate from, LocalDate to) {
		return new MovementReader(this.content)
			.read(this.snapshot, Parameters.NONE.between(from, to).dealer(this.dealerCode))
			.rows();
	}

	private @Nullable String to(Map<Parameter, String> parameters) {
		Map<Parameter, String> all = new EnumMap<>(parameters);
		if (this.dealerCode != null) {
			all.put(Parameter.DEALER_CODE, this.dealerCode);
		}
		return this.ways.to(FIGURE, all);
	}

	private MoverView mover(FigureRow row) {
		BigDecimal change = row.amount("change");
		String currency = row.text("currency_code");
		String customer = row.text("customer_id");
		return new MoverView(CleanText.line(customer, LONGEST), to(Map.of(Parameter.CUSTOMER_ID, customer)),
				this.words.say("movement." + row.text("movement")),
				Notation.signed(change, this.notation.money(change, currency)) + "\u00A0" + currency,
				(change.signum() < 0) ? "bad" : "good", text(row.get("product")), cause(row.get("cause")));
	}

	private static String text(@Nullable Object value) {
		return (value != null) ? CleanText.line(value.toString(), LONGEST) : Notation.NOTHING;
	}

	/**
	 * Return the causes in the language of the report, the largest first.
	 */
	private String cause(@Nullable Object value) {
		return (value == null) ? Notation.NOTHING
				: Arrays.stream(value.toString().split(", ?", -1))
					.map((cause) -> this.words.sayOr("cause." + cause.replace(' ', '-'), text(cause)))
					.collect(Collectors.joining(", "));
	}

}

package io.tidemark.reports.headline;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.movement.MovementReader;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.Figures;
import io.tidemark.figure.series.BridgeReader;
import io.tidemark.figure.series.MetricsReader;
import io.tidemark.figure.series.MrrBridge;
import io.tidemark.figure.series.ReportingReader;
import io.tidemark.figure.series.RestatementCauseReader;
import io.tidemark.figure.series.RevenueReader;
import io.tidemark.reports.plot.FigurePlots;
import io.tidemark.reports.plot.Ways;
import io.tidemark.reports.text.CauseLines;
import io.tidemark.reports.text.DealerLabels;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.FigureView;
import io.tidemark.reports.view.OverviewView;
import io.tidemark.reports.view.OverviewView.CardView;
import io.tidemark.reports.view.OverviewView.ChangeNote;
import io.tidemark.reports.view.OverviewView.CurrencyRow;
import io.tidemark.reports.view.OverviewView.MoversView;
import io.tidemark.reports.view.PlotView;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotHistory;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a finance team wants to know first: the headline figures as the daily mail
 * has them, how the MRR came there, and who moved it. In English.
 */
public final class OverviewReader {

	private static final int MOST_MOVERS = 8;

	private static final String INVOICES = "invoices/";

	private final SnapshotContent content;

	private final SnapshotHistory history;

	private final Wording words = Wording.english();

	private final Notation notation = new Notation(Locale.UK, ZoneOffset.UTC, this.words);

	public OverviewReader(SnapshotContent content, SnapshotHistory history) {
		this.content = content;
		this.history = history;
	}

	/**
	 * Read a snapshot.
	 * @param ways where its figures are; those that it does not lead to are left out
	 * @param choose returns the address of the overview of a currency, or of all together
	 * if that is null
	 */
	public OverviewView read(Snapshot snapshot, OverviewChoice choice, Ways ways,
			Function<@Nullable String, String> choose) {
		return new Overview(snapshot, choice, ways).read(choose);
	}

	private static Figure figure(String name) {
		return Figures.load().find(name);
	}

	/**
	 * One overview while it is read.
	 */
	private final class Overview {

		private final Snapshot snapshot;

		private final OverviewChoice choice;

		private final Ways ways;

		private final Headlines headlines;

		private final @Nullable String reporting;

		private final Map<String, BigDecimal> netNew;

		private final Map<String, BigDecimal> netNewBefore;

		Overview(Snapshot snapshot, OverviewChoice choice, Ways ways) {
			this.snapshot = snapshot;
			this.choice = choice;
			this.ways = ways;
			this.headlines = new Headlines(OverviewReader.this.content, OverviewReader.this.history, snapshot,
					choice.dealerCode(), OverviewReader.this.notation, OverviewReader.this.words);
			this.reporting = this.headlines.reportingCurrency();
			this.netNew = netNew(choice.from(), choice.to());
			this.netNewBefore = netNew(choice.from().minusDays(choice.days()), choice.from().minusDays(1));
		}

		OverviewView read(Function<@Nullable String, String> choose) {
			List<String> currencies = new ArrayList<>(this.headlines.currencies());
			String asked = this.choice.currency();
			if (asked != null && !currencies.contains(asked)) {
				currencies.add(asked);
			}
			String chosen = (asked != null) ? asked
					: (this.reporting != null || currencies.isEmpty()) ? null : currencies.get(0);
			List<CurrencyRow> rows = new ArrayList<>();
			if (this.reporting != null) {
				rows.add(new CurrencyRow(null, say("overview.all", this.reporting), choose.apply(null), chosen == null,
						together()));
			}
			for (String currency : currencies) {
				rows.add(new CurrencyRow(currency, currency, choose.apply(currency), currency.equals(chosen),
						cards(currency)));
			}
			rows.removeIf((row) -> row.cards().isEmpty());
			String dealer = this.choice.dealerCode();
			String name = (chosen != null) ? chosen
					: (this.reporting != null) ? say("overview.all", this.reporting) : "";
			return new OverviewView(name, (dealer != null) ? label(dealer) : null,
					Stream
						.concat(customers().stream(),
								((chosen != null) ? cards(chosen) : together()).stream()
									.filter((card) -> !card.value().isEmpty()))
						.toList(),
					rows, plot(chosen), movers(chosen), restated(),
					this.ways.to(figure(RestatementCauseReader.NAME), Map.of()), remarks());
		}

		private List<String> remarks() {
			boolean isAnythingSeen = !customers().isEmpty()
					|| this.ways.to(figure(RevenueReader.NAME), Map.of()) != null;
			return isAnythingSeen ? this.headlines.remarks() : List.of();
		}

		private String say(String key, String... values) {
			return OverviewReader.this.words.say(key, values);
		}

		private String label(String dealerCode) {
			return DealerLabels.read(OverviewReader.this.content, this.snapshot, OverviewReader.this.words)
				.of(dealerCode);
		}

		private List<CardView> customers() {
			return card("brief.customers", this.headlines.customers(), figure("customers"), Map.of()).stream().toList();
		}

		/**
		 * Return the figures that there are of all currencies together, and empty cards
		 * for the others.
		 */
		private List<CardView> together() {
			String currency = this.reporting;
			FigureView mrr = this.headlines.reportingMrr();
			if (currency == null || mrr == null) {
				return List.of();
			}
			List<CardView> cards = new ArrayList<>();
			card(HeadlineFigure.MRR.briefKey(), mrr, figure(ReportingReader.NAME), days()).ifPresent(cards::add);
			change(currency, ReportingReader.NAME, reportedChange(this.choice.from(), this.choice.to()),
					reportedChange(this.choice.from().minusDays(this.choice.days()), this.choice.from().minusDays(1)))
				.ifPresent(cards::add);
			return cards;
		}

		private List<CardView> cards(String currency) {
			Map<Parameter, String> ofCurrency = new HashMap<>(days());
			ofCurrency.put(Parameter.CURRENCY, currency);
			Map<Parameter, String> byMonth = Map.of(Parameter.CURRENCY, currency, Parameter.INTERVAL,
					Interval.MONTH.label());
			Figure metrics = figure(MetricsReader.NAME);
			List<CardView> cards = new ArrayList<>();
			card(HeadlineFigure.MRR.briefKey(), this.headlines.mrr(currency), figure(RevenueReader.NAME), ofCurrency)
				.ifPresent(cards::add);
			change(currency, MovementReader.NAME, this.netNew.get(currency), this.netNewBefore.get(currency))
				.ifPresent(cards::add);
			for (HeadlineFigure figure : List.of(HeadlineFigure.PAYING_CUSTOMERS, HeadlineFigure.ARPA)) {
				card(figure.briefKey(), this.headlines.figure(currency, figure), metrics, byMonth)
					.ifPresent(cards::add);
			}
			for (RetentionFigure figure : RetentionFigure.values()) {
				card(figure.briefKey(), this.headlines.trailingYear(currency, figure), metrics, byMonth)
					.ifPresent(cards::add);
			}
			card(HeadlineFigure.INVOICED.briefKey(), this.headlines.invoicedThisMonth(currency),
					figure(INVOICES + "byMonth"), thisMonth())
				.ifPresent(cards::add);
			card(HeadlineFigure.OUTSTANDING.briefKey(), this.headlines.figure(currency, HeadlineFigure.OUTSTANDING),
					figure(INVOICES + "byStatus"), Map.of())
				.ifPresent(cards::add);
			card(HeadlineFigure.OVERDUE.briefKey(), this.headlines.figure(currency, HeadlineFigure.OVERDUE),
					figure(INVOICES + "aging"), Map.of())
				.ifPresent(cards::add);
			return cards;
		}

		private Map<Parameter, String> thisMonth() {
			return Map.of(Parameter.DATE_FROM, this.choice.to().withDayOfMonth(1).toString(), Parameter.DATE_TO,
					this.choice.to().toString());
		}

		private Map<Parameter, String> days() {
			return Map.of(Parameter.DATE_FROM, this.choice.from().toString(), Parameter.DATE_TO,
					this.choice.to().toString(), Parameter.INTERVAL, this.choice.interval().label());
		}

		private Optional<CardView> card(String briefKey, FigureView figure, Figure page,
				Map<Parameter, String> parameters) {
			return card(figure.label(), say(briefKey), figure.value(),
					figure.changes()
						.stream()
						.map((change) -> new ChangeNote(change.tone(),
								change.amount() + ((change.percent() != null) ? " (" + change.percent() + ")" : ""),
								change.words()))
						.toList(),
					page, parameters);
		}

		private Optional<CardView> card(String label, String brief, String value, List<ChangeNote> changes, Figure page,
				Map<Parameter, String> parameters) {
			Map<Parameter, String> ofDealer = new HashMap<>(parameters);
			if (this.choice.dealerCode() != null) {
				ofDealer.put(Parameter.DEALER_CODE, this.choice.dealerCode());
			}
			String href = this.ways.to(page, ofDealer);
			return (href != null) ? Optional.of(new CardView(label, brief, value, changes, href)) : Optional.empty();
		}

		private Optional<CardView> change(String currency, String page, @Nullable BigDecimal now,
				@Nullable BigDecimal before) {
			Map<Parameter, String> parameters = new HashMap<>(days());
			if (!page.equals(ReportingReader.NAME)) {
				parameters.put(Parameter.CURRENCY, currency);
			}
			List<ChangeNote> changes = (before == null) ? List.of() : List.of(new ChangeNote("flat",
					signed(before, currency), say("overview.daysBefore", Long.toString(this.choice.days()))));
			return card(say("overview.netNew"), say("brief.netNew"),
					(now != null) ? signed(now, currency) : Notation.NOTHING, changes, figure(page), parameters);
		}

		private String signed(BigDecimal amount, String currency) {
			return Notation.signed(amount, OverviewReader.this.notation.money(amount, currency));
		}

		private Map<String, BigDecimal> netNew(LocalDate from, LocalDate to) {
			return new BridgeReader(OverviewReader.this.content).read(this.snapshot, from, to, this.choice.dealerCode())
				.stream()
				.collect(Collectors.toMap(MrrBridge::currency, MrrBridge::change));
		}

		/**
		 * Return by how much the MRR of all currencies moved, leaving aside what the
		 * rates did.
		 */
		private @Nullable BigDecimal reportedChange(LocalDate from, LocalDate to) {
			BigDecimal opening = reported(from.minusDays(1));
			BigDecimal closing = reported(to);
			if (opening == null || closing == null) {
				return null;
			}
			return new ReportingReader(OverviewReader.this.content)
				.read(this.snapshot,
						Parameters.NONE.between(from, to).dealer(this.choice.dealerCode()).every(Interval.YEAR))
				.rows()
				.stream()
				.map((row) -> row.amountOrNull("fx_revenue"))
				.filter(Objects::nonNull)
				.reduce(closing.subtract(opening), BigDecimal::subtract);
		}

		private @Nullable BigDecimal reported(LocalDate date) {
			return new ReportingReader(OverviewReader.this.content)
				.read(this.snapshot,
						Parameters.NONE.between(date, date).dealer(this.choice.dealerCode()).every(Interval.DAY))
				.rows()
				.stream()
				.map((row) -> row.amount("revenue"))
				.findFirst()
				.orElse(null);
		}

		private @Nullable PlotView plot(@Nullable String currency) {
			Figure figure = figure((currency != null) ? RevenueReader.NAME : ReportingReader.NAME);
			if (this.ways.to(figure, Map.of()) == null) {
				return null;
			}
			Parameters asked = Parameters.NONE.between(this.choice.from(), this.choice.to())
				.dealer(this.choice.dealerCode())
				.every(this.choice.interval());
			FigureTable rows = (currency != null)
					? new RevenueReader(OverviewReader.this.content).read(this.snapshot,
							asked.with(Parameter.CURRENCY, currency))
					: new ReportingReader(OverviewReader.this.content).read(this.snapshot, asked);
			return new FigurePlots(figure, asked, this.ways, OverviewReader.this.words, OverviewReader.this.notation)
				.draw(rows, FigurePlots.measures(figure).get(0))
				.stream()
				.findFirst()
				.map((plot) -> (currency != null) ? plot.saying(words(currency, plot)) : plot)
				.orElse(null);
		}

		/**
		 * Return the course in the words of mails.
		 */
		private String words(String currency, PlotView plot) {
			MrrCourse course = MrrCourse.read(OverviewReader.this.content, this.snapshot, currency, new MrrCourse.Span(
					this.choice.from(), this.choice.to(), this.choice.interval(), this.choice.dealerCode()));
			return (course != null) ? course.words(OverviewReader.this.notation, OverviewReader.this.words)
					: plot.words();
		}

		private @Nullable MoversView movers(@Nullable String currency) {
			Figure figure = figure(MovementReader.NAME);
			if (this.ways.to(figure, Map.of()) == null) {
				return null;
			}
			return new MoverReader(OverviewReader.this.content, this.snapshot, this.choice.dealerCode(),
					OverviewReader.this.notation, OverviewReader.this.words, this.ways)
				.ofLastDay(this.choice.to(), (currency != null) ? List.of(currency) : this.headlines.currencies(),
						MOST_MOVERS);
		}

		private List<String> restated() {
			if (this.ways.to(figure(RestatementCauseReader.NAME), Map.of()) == null) {
				return List.of();
			}
			return CauseLines.english()
				.largestAndRest(new RestatementCauseReader(OverviewReader.this.content, OverviewReader.this.history)
					.find(this.snapshot, Parameters.NONE.dealer(this.choice.dealerCode())));
		}

	}

}

package io.tidemark.reports.mail;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tidemark.catalogue.Interval;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.series.MrrBridge;
import io.tidemark.figure.series.ReportingReader;
import io.tidemark.reports.headline.HeadlineFigure;
import io.tidemark.reports.headline.Headlines;
import io.tidemark.reports.headline.MrrCourse;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.FigureView;
import io.tidemark.reports.view.FigureView.ChangeView;
import io.tidemark.reports.view.ReportView.CurrencyView;
import io.tidemark.reports.view.TableView;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the figures of the month that closed: the one that the business date ends, else
 * the one before.
 */
final class MonthlyFigures {

	private final ReportParts parts;

	private final Notation notation;

	private final Wording words;

	private final LocalDate date;

	private final YearMonth month;

	private final MonthTables tables;

	private final Charts charts;

	MonthlyFigures(ReportParts parts) {
		this.parts = parts;
		this.notation = parts.notation();
		this.words = parts.words();
		this.date = parts.snapshot().version().businessDate();
		this.month = parts.snapshot().version().lastWholeMonth();
		this.tables = new MonthTables(parts, this.month);
		this.charts = new Charts(parts);
	}

	ReportParts.Figures gather() {
		Headlines headlines = new Headlines(this.parts.content(), this.parts.snapshot(), this.parts.dealerCode(),
				this.notation, this.words);
		Map<String, MrrBridge> bridges = this.parts.bridges(this.month.atDay(1), this.month.atEndOfMonth());
		Set<String> codes = new LinkedHashSet<>(headlines.currencies());
		codes.addAll(bridges.keySet());
		List<CurrencyView> currencies = codes.stream().map((code) -> currency(code, bridges.get(code))).toList();
		return new ReportParts.Figures(this.notation.month(this.month.atDay(1)),
				this.parts.hero(reportingMrr(), currencies), summary(headlines, currencies),
				List.of(headlines.customers()), currencies,
				List.of(this.words.say("remark.balances", this.notation.fullDay(this.date))), this.charts.images());
	}

	private List<TableView> summary(Headlines headlines, List<CurrencyView> currencies) {
		SummaryTables summary = new SummaryTables(this.parts, currencies);
		return summary.of(mrrLabel(), headlines::overdue,
				this.parts.movers().ofMonth(this.month, summary.codes(), SummaryTables.MOST_MOVERS));
	}

	/**
	 * Return what the MRR of the month's end is called, which is not that of the business
	 * date.
	 */
	private String mrrLabel() {
		return this.words.say("figure.mrrOn", this.notation.fullDay(this.month.atEndOfMonth()));
	}

	/**
	 * Return the MRR of all currencies at the month's end, null without a reporting
	 * currency.
	 */
	private @Nullable FigureView reportingMrr() {
		YearMonth before = this.month.minusMonths(1);
		Map<YearMonth, FigureRow> rows = new HashMap<>();
		new ReportingReader(this.parts.content())
			.read(this.parts.snapshot(),
					Parameters.NONE.between(before.atDay(1), this.month.atEndOfMonth())
						.dealer(this.parts.dealerCode())
						.every(Interval.MONTH))
			.rows()
			.forEach((row) -> rows.put(YearMonth.from(row.date("date")), row));
		FigureRow closing = rows.get(this.month);
		if (closing == null) {
			return null;
		}
		FigureRow opening = rows.get(before);
		String currency = closing.text("currency_code");
		return mrr(this.words.say("figure.reportingMrrOn", currency, this.notation.fullDay(this.month.atEndOfMonth())),
				currency, (opening != null) ? opening.amount("revenue") : BigDecimal.ZERO, closing.amount("revenue"));
	}

	private CurrencyView currency(String code, @Nullable MrrBridge bridge) {
		String href = this.parts.links().toOverview(code);
		if (bridge == null) {
			return new CurrencyView(code, mrr(mrrLabel(), code, BigDecimal.ZERO, BigDecimal.ZERO), null, List.of(),
					this.tables.of(code), href);
		}
		List<TableView> shown = new ArrayList<>();
		shown.add(BridgeTable.of(this.parts, List.of(this.notation.month(this.month.atDay(1))), bridge));
		shown.add(this.tables.metrics(code));
		shown.addAll(this.tables.of(code));
		return new CurrencyView(code, mrr(mrrLabel(), code, bridge.opening(), bridge.closing()),
				this.charts.draw(code, MrrCourse.Span.ofMonths(this.month, this.parts.dealerCode())), List.of(), shown,
				href);
	}

	private FigureView mrr(String label, String currency, BigDecimal opening, BigDecimal closing) {
		BigDecimal change = closing.subtract(opening);
		String since = this.words.say("changes.since", this.notation.day(this.month.minusMonths(1).atEndOfMonth()));
		ChangeView view = (change.signum() == 0) ? new ChangeView(since, Notation.NO_CHANGE, null, "flat")
				: new ChangeView(since, Notation.signed(change, this.notation.money(change, currency)),
						this.notation.share(change, opening), HeadlineFigure.MRR.tone(change.signum()));
		return new FigureView(label, this.notation.money(closing, currency), List.of(view));
	}

}

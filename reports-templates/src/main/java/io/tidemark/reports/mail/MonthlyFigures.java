package io.tidemark.reports.mail;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tidemark.figure.series.BridgeReader;
import io.tidemark.figure.series.MrrBridge;
import io.tidemark.reports.headline.HeadlineFigure;
import io.tidemark.reports.headline.HeadlineReader;
import io.tidemark.reports.headline.Headlines;
import io.tidemark.reports.headline.MrrCourse;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.view.ChangeView;
import io.tidemark.reports.view.ChartView;
import io.tidemark.reports.view.CurrencyView;
import io.tidemark.reports.view.FigureView;
import io.tidemark.reports.view.TableView;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the figures of the month that closed: the one that the business date ends, else
 * the one before.
 */
final class MonthlyFigures {

	private final ReportParts parts;

	private final LocalDate date;

	private final YearMonth month;

	private final Headlines headlines;

	MonthlyFigures(ReportParts parts) {
		this.parts = parts;
		this.date = parts.snapshot().version().businessDate();
		YearMonth present = YearMonth.from(this.date);
		this.month = this.date.equals(present.atEndOfMonth()) ? present : present.minusMonths(1);
		this.headlines = new Headlines(parts.snapshot(), List.of(),
				new HeadlineReader(parts.content(), parts.dealerCode()), parts.notation(), parts.words());
	}

	ReportBase.Figures gather() {
		Map<String, MrrBridge> bridges = bridges();
		Set<String> codes = new LinkedHashSet<>(this.headlines.currencies());
		codes.addAll(bridges.keySet());
		MonthTables tables = new MonthTables(this.parts.content(), this.parts.snapshot(), this.month,
				this.parts.dealerCode(), this.parts.dealers(), this.parts.notation(), this.parts.words());
		RatioTable ratios = new RatioTable(this.parts.content(), this.parts.snapshot(), this.month,
				this.parts.dealerCode(), this.parts.notation(), this.parts.words());
		List<CurrencyView> currencies = codes.stream()
			.map((code) -> currency(code, bridges.get(code), tables, ratios))
			.toList();
		return new ReportBase.Figures(this.parts.notation().month(this.month.atDay(1)),
				List.of(this.headlines.customers()), currencies,
				List.of(this.parts.words().say("remark.balances", this.parts.notation().fullDay(this.date))));
	}

	private CurrencyView currency(String code, @Nullable MrrBridge bridge, MonthTables tables, RatioTable ratios) {
		if (bridge == null) {
			return new CurrencyView(code,
					new FigureView(this.parts.words().say("figure.mrr"), Notation.NOTHING, List.of()), null, List.of(),
					tables.of(code));
		}
		List<TableView> shown = new ArrayList<>();
		shown.add(new BridgeTable(this.parts.notation(), this.parts.words())
			.of(List.of(this.parts.notation().month(this.month.atDay(1))), bridge));
		shown.add(ratios.of(code));
		shown.addAll(tables.of(code));
		return new CurrencyView(code, mrr(bridge), chart(code), List.of(), shown);
	}

	private FigureView mrr(MrrBridge bridge) {
		Notation notation = this.parts.notation();
		ChangeView change = new ChangeView(notation.day(this.month.minusMonths(1).atEndOfMonth()),
				Notation.signed(bridge.change(), notation.money(bridge.change(), bridge.currency())),
				notation.share(bridge.change(), bridge.opening()), HeadlineFigure.MRR.tone(bridge.change().signum()));
		return new FigureView(this.parts.words().say("figure.mrr"), notation.money(bridge.closing(), bridge.currency()),
				List.of(change));
	}

	private Map<String, MrrBridge> bridges() {
		Map<String, MrrBridge> bridges = new HashMap<>();
		new BridgeReader(this.parts.content())
			.read(this.parts.snapshot(), this.month.atDay(1), this.month.atEndOfMonth(), this.parts.dealerCode())
			.forEach((bridge) -> bridges.put(bridge.currency(), bridge));
		return bridges;
	}

	private @Nullable ChartView chart(String currency) {
		return this.parts.charts().draw(currency, MrrCourse.Span.ofMonths(this.month, this.parts.dealerCode()));
	}

}

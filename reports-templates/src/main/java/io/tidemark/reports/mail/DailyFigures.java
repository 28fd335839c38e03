package io.tidemark.reports.mail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tidemark.figure.series.MrrBridge;
import io.tidemark.reports.headline.Headlines;
import io.tidemark.reports.headline.MrrCourse;
import io.tidemark.reports.view.FigureView;
import io.tidemark.reports.view.ReportView.CurrencyView;
import io.tidemark.reports.view.TableView;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the figures of a business date: what they are now, and how they changed.
 */
final class DailyFigures {

	private DailyFigures() {
	}

	static ReportParts.Figures gather(ReportParts parts) {
		LocalDate date = parts.snapshot().version().businessDate();
		Headlines headlines = new Headlines(parts.content(), parts.history(), parts.snapshot(), parts.dealerCode(),
				parts.notation(), parts.words());
		Map<String, MrrBridge> ofDay = parts.bridges(date, date);
		Map<String, MrrBridge> ofMonth = parts.bridges(date.withDayOfMonth(1), date);
		Charts charts = new Charts(parts);
		List<CurrencyView> currencies = new ArrayList<>();
		for (String currency : headlines.currencies()) {
			MrrBridge day = ofDay.get(currency);
			MrrBridge month = ofMonth.get(currency);
			List<TableView> tables = (day != null && month != null)
					? List.of(BridgeTable.of(parts,
							List.of(parts.notation().day(date), parts.words().say("bridge.monthSoFar")), day, month))
					: List.of();
			currencies.add(new CurrencyView(currency, headlines.mrr(currency),
					charts.draw(currency, MrrCourse.Span.ofDays(date, parts.dealerCode())), headlines.others(currency),
					tables, parts.links().toOverview(currency)));
		}
		CurrencyView hero = parts.hero(headlines.reportingMrr(), currencies);
		return new ReportParts.Figures(parts.notation().weekday(date), hero, summary(parts, headlines, currencies),
				figures(headlines, hero), currencies, remarks(parts, headlines), charts.images());
	}

	private static List<TableView> summary(ReportParts parts, Headlines headlines, List<CurrencyView> currencies) {
		LocalDate date = parts.snapshot().version().businessDate();
		SummaryTables tables = new SummaryTables(parts, currencies);
		return tables.of(parts.words().say("figure.mrr"), headlines::overdue,
				parts.movers().ofLastDay(date, tables.codes(), SummaryTables.MOST_MOVERS));
	}

	/**
	 * Return the customers, and what is overdue where no table of currencies says so.
	 */
	private static List<FigureView> figures(Headlines headlines, @Nullable CurrencyView hero) {
		List<FigureView> figures = new ArrayList<>();
		if (hero != null && headlines.currencies().contains(hero.code())) {
			figures.add(headlines.overdue(hero.code()));
		}
		figures.add(headlines.customers());
		return figures;
	}

	private static List<String> remarks(ReportParts parts, Headlines headlines) {
		List<String> remarks = new ArrayList<>(headlines.remarks());
		remarks.add(parts.words()
			.say("remark.balances", parts.notation().fullDay(parts.snapshot().version().businessDate())));
		return remarks;
	}

}

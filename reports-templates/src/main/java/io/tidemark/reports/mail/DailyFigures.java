package io.tidemark.reports.mail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tidemark.figure.series.MrrBridge;
import io.tidemark.reports.headline.Headlines;
import io.tidemark.reports.headline.MrrCourse;
import io.tidemark.reports.view.ReportView.CurrencyView;
import io.tidemark.reports.view.TableView;

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
					tables));
		}
		return new ReportParts.Figures(parts.notation().weekday(date), headlines.together(), currencies,
				headlines.remarks(), charts.images());
	}

}

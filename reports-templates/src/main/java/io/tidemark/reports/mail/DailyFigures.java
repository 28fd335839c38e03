package io.tidemark.reports.mail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.tidemark.figure.series.BridgeReader;
import io.tidemark.figure.series.MrrBridge;
import io.tidemark.reports.headline.Comparison;
import io.tidemark.reports.headline.HeadlineReader;
import io.tidemark.reports.headline.Headlines;
import io.tidemark.reports.headline.MrrCourse;
import io.tidemark.reports.view.ChartView;
import io.tidemark.reports.view.CurrencyView;
import io.tidemark.reports.view.TableView;
import io.tidemark.snapshot.SnapshotHistory;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the figures of a business date: what they are now, and how they changed.
 */
final class DailyFigures {

	private final ReportParts parts;

	private final LocalDate date;

	private final Headlines headlines;

	DailyFigures(ReportParts parts, SnapshotHistory history) {
		this.parts = parts;
		this.date = parts.snapshot().version().businessDate();
		this.headlines = new Headlines(parts.snapshot(), Comparison.of(parts.snapshot(), history),
				new HeadlineReader(parts.content(), parts.dealerCode()), parts.notation(), parts.words());
	}

	ReportBase.Figures gather() {
		Map<String, MrrBridge> ofDay = bridges(this.date);
		Map<String, MrrBridge> ofMonth = bridges(this.date.withDayOfMonth(1));
		List<CurrencyView> currencies = new ArrayList<>();
		for (String currency : this.headlines.currencies()) {
			List<TableView> tables = new ArrayList<>();
			MrrBridge day = ofDay.get(currency);
			MrrBridge month = ofMonth.get(currency);
			if (day != null && month != null) {
				tables.add(new BridgeTable(this.parts.notation(), this.parts.words()).of(
						List.of(this.parts.notation().day(this.date), this.parts.words().say("bridge.monthSoFar")), day,
						month));
			}
			currencies.add(new CurrencyView(currency, this.headlines.mrr(currency), chart(currency),
					this.headlines.others(currency), tables));
		}
		return new ReportBase.Figures(this.parts.notation().weekday(this.date), List.of(this.headlines.customers()),
				currencies, this.headlines.remarks());
	}

	private Map<String, MrrBridge> bridges(LocalDate from) {
		Map<String, MrrBridge> bridges = new HashMap<>();
		new BridgeReader(this.parts.content()).read(this.parts.snapshot(), from, this.date, this.parts.dealerCode())
			.forEach((bridge) -> bridges.put(bridge.currency(), bridge));
		return bridges;
	}

	private @Nullable ChartView chart(String currency) {
		return this.parts.charts().draw(currency, MrrCourse.Span.ofDays(this.date, this.parts.dealerCode()));
	}

}

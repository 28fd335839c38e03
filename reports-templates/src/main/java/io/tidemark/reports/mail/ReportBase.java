package io.tidemark.reports.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.tidemark.reports.view.CurrencyView;
import io.tidemark.reports.view.FigureView;
import io.tidemark.snapshot.SnapshotHistory;

/**
 * The shipped reports, which decide the figures that a template gets.
 */
enum ReportBase {

	/** The business date beside earlier snapshots. */
	DAILY {
		@Override
		Figures gather(ReportParts parts, SnapshotHistory history) {
			return new DailyFigures(parts, history).gather();
		}
	},

	/** The month that closed. */
	MONTHLY {
		@Override
		Figures gather(ReportParts parts, SnapshotHistory history) {
			return new MonthlyFigures(parts).gather();
		}
	};

	static Optional<ReportBase> find(String folder) {
		return Arrays.stream(values()).filter((each) -> each.folder().equals(folder)).findFirst();
	}

	String folder() {
		return name().toLowerCase(Locale.ROOT);
	}

	abstract Figures gather(ReportParts parts, SnapshotHistory history);

	/**
	 * The figures of one report.
	 *
	 * @param remarks sentences on what figures are compared with
	 */
	record Figures(String period, List<FigureView> figures, List<CurrencyView> currencies, List<String> remarks) {
	}

}

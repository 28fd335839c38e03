package io.tidemark.reports.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import io.tidemark.snapshot.SnapshotHistory;

/**
 * The shipped reports, which decide the figures that a template gets.
 */
enum ReportBase {

	/** The business date beside earlier snapshots. */
	DAILY {
		@Override
		ReportFigures gather(ReportParts parts, SnapshotHistory history) {
			return new DailyFigures(parts, history).gather();
		}
	},

	/** The month that closed. */
	MONTHLY {
		@Override
		ReportFigures gather(ReportParts parts, SnapshotHistory history) {
			return new MonthlyFigures(parts).gather();
		}
	};

	static Optional<ReportBase> find(String folder) {
		return Arrays.stream(values()).filter((each) -> each.folder().equals(folder)).findFirst();
	}

	String folder() {
		return name().toLowerCase(Locale.ROOT);
	}

	abstract ReportFigures gather(ReportParts parts, SnapshotHistory history);

}

package io.tidemark.reports.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The shipped reports, which decide the figures that a template gets.
 */
enum ReportBase {

	/** The business date beside earlier snapshots. */
	DAILY(DailyFigures::gather),

	/** The month that closed. */
	MONTHLY((parts) -> new MonthlyFigures(parts).gather());

	private final Function<ReportParts, ReportParts.Figures> figures;

	ReportBase(Function<ReportParts, ReportParts.Figures> figures) {
		this.figures = figures;
	}

	static Optional<ReportBase> find(String folder) {
		return Arrays.stream(values()).filter((each) -> each.folder().equals(folder)).findFirst();
	}

	String folder() {
		return name().toLowerCase(Locale.ROOT);
	}

	ReportParts.Figures gather(ReportParts parts) {
		return this.figures.apply(parts);
	}

}

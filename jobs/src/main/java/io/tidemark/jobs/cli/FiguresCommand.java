package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Kpi;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.KpiQuery;
import io.tidemark.figure.KpiReader;
import io.tidemark.figure.Pagination;
import io.tidemark.figure.RevenueQuery;
import io.tidemark.figure.RevenueReader;
import io.tidemark.reports.CsvReport;
import io.tidemark.reports.JsonReport;
import io.tidemark.reports.TextReport;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Prints a figure of a snapshot.
 */
@Command(name = "figures", mixinStandardHelpOptions = true,
		description = "Print a KPI, as in customers/byStatus, or subscription-revenue, as the API would answer.")
final class FiguresCommand implements Callable<Integer> {

	@ParentCommand
	private TidemarkCommand tidemark;

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "OBJECT/TYPE",
			description = "customers, numbers, features or invoices with a type (summary if left out), or "
					+ "subscription-revenue.")
	private String figure;

	@Option(names = "--tenant", paramLabel = "NAME", description = "Whose figure (default: the only tenant).")
	private @Nullable String tenant;

	@Option(names = "--snapshot", paramLabel = "VERSION", description = "The snapshot (default: the latest).")
	private @Nullable String snapshot;

	@Option(names = "--format", defaultValue = "table",
			description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
	private Format format;

	@ArgGroup(validate = false, heading = "%nFilters:%n")
	private @Nullable Filters filters;

	@Override
	public Integer call() throws IOException {
		try (Installation installation = this.tidemark.open()) {
			Snapshot source = installation.snapshots()
				.load(installation.tenant(this.tenant),
						(this.snapshot != null) ? SnapshotVersion.parse(this.snapshot) : null);
			Map<String, String> parameters = (this.filters != null) ? this.filters.parameters() : Map.of();
			print(installation, source, parameters);
		}
		return 0;
	}

	private void print(Installation installation, Snapshot source, Map<String, String> parameters) throws IOException {
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.figure.equals(RevenueQuery.NAME)) {
			FigureTable table = new RevenueReader(installation.snapshots()).read(source,
					RevenueQuery.parse(parameters));
			if (this.format == Format.json) {
				JsonReport.writeSeries(table, Pagination.onePage(table.rows().size()), out);
				out.println();
				return;
			}
			print(table, out);
			return;
		}
		String[] parts = this.figure.split("/", 2);
		String type = (parts.length > 1 && !parts[1].isEmpty()) ? parts[1].replaceFirst("/$", "") : Kpi.SUMMARY;
		Kpi kpi = Catalogue.load().find(parts[0], type);
		print(new KpiReader(installation.snapshots()).read(source, KpiQuery.parse(kpi, parameters)), out);
	}

	private void print(FigureTable table, PrintWriter out) throws IOException {
		switch (this.format) {
			case table -> TextReport.write(table, out);
			case csv -> CsvReport.write(table, out);
			case json -> {
				JsonReport.writeKpi(table, out);
				out.println();
			}
		}
	}

	/**
	 * How a figure is printed.
	 */
	enum Format {

		/** Aligned columns. */
		table,

		/** Comma-separated values. */
		csv,

		/** The shape of the API. */
		json;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * The filters, by the names of the API.
	 */
	static final class Filters {

		@Option(names = "--status", paramLabel = "TEXT", description = "Keep this status, in any case.")
		private @Nullable String status;

		@Option(names = "--type", paramLabel = "TEXT", description = "Keep this type, in any case.")
		private @Nullable String type;

		@Option(names = { "--dealer-code", "--dealerCode" }, paramLabel = "CODE", description = "Keep this dealer.")
		private @Nullable String dealerCode;

		@Option(names = { "--date-from", "--dateFrom", "--from" }, paramLabel = "DATE",
				description = "From this day on, inclusive.")
		private @Nullable String dateFrom;

		@Option(names = { "--date-to", "--dateTo", "--to" }, paramLabel = "DATE",
				description = "Up to this day, inclusive.")
		private @Nullable String dateTo;

		@Option(names = { "--id-after", "--idAfter" }, paramLabel = "N", description = "Rows after the N-th.")
		private @Nullable String idAfter;

		@Option(names = "--limit", paramLabel = "N", description = "N rows at the most.")
		private @Nullable String limit;

		@Option(names = "--currency", paramLabel = "CODE", description = "Keep this currency (subscription-revenue).")
		private @Nullable String currency;

		@Option(names = "--interval", paramLabel = "LENGTH",
				description = "day, week, month, quarter or year (subscription-revenue).")
		private @Nullable String interval;

		Map<String, String> parameters() {
			Map<String, String> parameters = new LinkedHashMap<>();
			put(parameters, "status", this.status);
			put(parameters, "type", this.type);
			put(parameters, "dealerCode", this.dealerCode);
			put(parameters, "dateFrom", this.dateFrom);
			put(parameters, "dateTo", this.dateTo);
			put(parameters, "idAfter", this.idAfter);
			put(parameters, "limit", this.limit);
			put(parameters, "currency", this.currency);
			put(parameters, "interval", this.interval);
			return parameters;
		}

		private static void put(Map<String, String> parameters, String name, @Nullable String value) {
			if (value != null) {
				parameters.put(name, value);
			}
		}

	}

}

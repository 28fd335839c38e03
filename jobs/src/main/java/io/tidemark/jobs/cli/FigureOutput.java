package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.failure.Nearest;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Pagination;
import io.tidemark.reports.format.CsvFormat;
import io.tidemark.reports.format.CsvReport;
import io.tidemark.reports.format.JsonReport;
import io.tidemark.reports.format.TextLayout;
import io.tidemark.reports.format.TextReport;
import io.tidemark.reports.text.CleanText;
import io.tidemark.reports.xlsx.XlsxReport;
import io.tidemark.reports.xlsx.XlsxSheet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The options that say how figures and lists are printed.
 */
public final class FigureOutput {

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
			description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
	private Format format;

	@Option(names = "--columns", paramLabel = "NAME", split = ",",
			description = "These columns only, in this order, by their labels or their names in JSON.")
	private @Nullable List<String> columns;

	@Option(names = "--wide",
			description = "All columns, each value in one line, even if they are wider than the terminal.")
	private boolean isWide;

	@Option(names = "--output", paramLabel = "FILE",
			description = "Write to this file; a workbook is written to one only.")
	private @Nullable Path file;

	@Option(names = "--bom", description = "Begin CSV with a byte order mark, for Excel.")
	private boolean mark;

	@Option(names = "--separator", paramLabel = "CHARACTER",
			description = "What is between the values of CSV: , ; tab or | (default: ,).")
	private @Nullable String separator;

	@Option(names = "--decimal", paramLabel = "CHARACTER",
			description = "What is before the decimals in CSV: . or , (default: .).")
	private @Nullable String decimal;

	@Spec(Spec.Target.MIXEE)
	private CommandSpec command;

	public boolean isTable() {
		return this.format == Format.table;
	}

	/**
	 * Return whether all rows are wanted, not a page of them.
	 */
	public boolean isWhole() {
		return this.format == Format.csv || this.format == Format.xlsx;
	}

	/**
	 * Print rows that are no figure; a workbook of them has one sheet, named as the
	 * command.
	 */
	public void print(FigurePage page) throws IOException {
		String name = this.command.qualifiedName().replaceFirst("^\\S+ ", "");
		print(page,
				(rows, out) -> XlsxReport.write(List.of(new XlsxSheet(name, rows)), Clock.systemUTC().instant(), out));
	}

	/**
	 * Check that what is printed has a place, before anything is done.
	 */
	public void requirePlace() {
		if (this.format == Format.xlsx) {
			placeOf(this.file);
		}
	}

	/**
	 * Return where a workbook goes.
	 * @throws QueryInvalid if that was not said
	 */
	public static Path placeOf(@Nullable Path file) {
		if (file == null) {
			throw new QueryInvalid("A workbook is no text for a terminal: say where it goes with --output FILE.");
		}
		return file;
	}

	/**
	 * Print rows: as CSV one by one, else they are all in memory at once.
	 * @param workbook what writes the same as a workbook
	 */
	public void print(FigurePage page, Workbook workbook) throws IOException {
		CsvFormat csv = csv();
		FigureRows rows = (this.columns != null) ? page.rows().select(chosen(this.columns, page.rows().columns()))
				: page.rows();
		Pagination pagination = page.pagination();
		switch (this.format) {
			case table -> {
				printTable(FigureTable.of(rows));
				if (pagination != null && !page.next().isEmpty()) {
					remark("This is page %s of %s; there are %s rows in all. --page %s shows the next, --format csv all."
						.formatted(pagination.currentPage(), pagination.lastPage(), pagination.totalItems(),
								pagination.currentPage() + 1));
				}
			}
			case csv -> show((writer) -> CsvReport.write(rows, csv, writer));
			case json -> show((writer) -> {
				if (pagination != null) {
					JsonReport.writeSeries(rows, pagination, writer);
				}
				else {
					JsonReport.writeKpi(rows, writer);
				}
				writer.write(System.lineSeparator());
			});
			case xlsx -> {
				try (OutputStream out = Files.newOutputStream(placeOf(this.file))) {
					workbook.write(rows, out);
				}
			}
		}
	}

	private CsvFormat csv() {
		Map<String, String> given = new HashMap<>();
		if (this.mark) {
			given.put(CsvFormat.BOM, "true");
		}
		if (this.separator != null) {
			given.put(CsvFormat.SEPARATOR, this.separator);
		}
		if (this.decimal != null) {
			given.put(CsvFormat.DECIMAL, this.decimal);
		}
		if (!given.isEmpty() && this.format != Format.csv) {
			throw new QueryInvalid("--bom, --separator and --decimal are about CSV: add --format csv.");
		}
		return CsvFormat.of(given);
	}

	/**
	 * Print a list.
	 */
	public <T> void print(ListTable<T> list, List<T> rows) throws IOException {
		print(FigurePage.whole(list.of(rows)));
	}

	private void printTable(FigureTable table) throws IOException {
		Terminal terminal = Terminal.output();
		TextLayout layout = (this.file != null) ? TextLayout.PLAIN
				: new TextLayout(this.isWide ? null : terminal.width(), this.columns == null, terminal.isColoured());
		show((writer) -> TextReport.write(table, layout, writer));
		if (table.rows().isEmpty()) {
			remark("There are no such rows.");
		}
		List<FigureColumn> leftOut = TextReport.leftOut(table, layout);
		if (!leftOut.isEmpty()) {
			remark("Left out to fit: %s. --wide shows all columns, --columns those that you name."
				.formatted(leftOut.stream().map(FigureColumn::label).collect(Collectors.joining(", "))));
		}
	}

	private void show(Pager.Content content) throws IOException {
		if (this.file != null) {
			try (Writer writer = Files.newBufferedWriter(this.file)) {
				content.write(writer);
			}
			return;
		}
		Pager.show(content, this.command.commandLine().getOut());
	}

	private static List<FigureColumn> chosen(List<String> names, List<FigureColumn> all) {
		return names.stream().map((name) -> column(name, all)).distinct().toList();
	}

	private static FigureColumn column(String name, List<FigureColumn> all) {
		return all.stream()
			.filter((column) -> plain(column.name()).equals(plain(name)) || plain(column.label()).equals(plain(name)))
			.findFirst()
			.orElseThrow(() -> new QueryInvalid("There is no column '%s': %s.".formatted(name,
					Nearest.choice(name, all.stream().map(FigureColumn::name).toList()))));
	}

	private static String plain(String name) {
		return name.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
	}

	/**
	 * Say something beside the rows, where it is not taken for one.
	 */
	public void remark(String sentence) {
		this.command.commandLine().getErr().println(CleanText.withoutControls(sentence));
	}

	/**
	 * Warn of something beside the rows.
	 */
	public void warn(String sentence) {
		this.command.commandLine()
			.getErr()
			.println(Terminal.error().emphasized("Warning:", Ansi.Style.fg_yellow) + " "
					+ CleanText.withoutControls(sentence));
	}

	/**
	 * Writes a workbook.
	 */
	@FunctionalInterface
	public interface Workbook {

		/**
		 * Write the bytes.
		 * @param out where they go; it is not closed
		 */
		void write(FigureRows rows, OutputStream out) throws IOException;

	}

	/**
	 * A format, by its name on the command line.
	 */
	public enum Format {

		/** Aligned columns. */
		table,

		/** Comma-separated values. */
		csv,

		/** The shape of the API. */
		json,

		/** A workbook. */
		xlsx

	}

}

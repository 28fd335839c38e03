package io.tidemark.jobs.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.tidemark.config.ReportDefinition.Format;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.registry.FigureQuestion;
import io.tidemark.figure.registry.FigureReader;
import io.tidemark.jobs.delivery.OutgoingMail.Attachment;
import io.tidemark.reports.format.CsvReport;
import io.tidemark.reports.text.WarningLines;
import io.tidemark.reports.xlsx.SheetLanguage;
import io.tidemark.reports.xlsx.WorkbookCover;
import io.tidemark.reports.xlsx.XlsxReport;
import io.tidemark.reports.xlsx.XlsxSheet;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;

/**
 * Writes the files of a report: a workbook with a sheet per figure, and CSV as the API
 * has it.
 */
final class ReportFiles {

	private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

	private final FigureReader reader;

	ReportFiles(SnapshotStore store) {
		this.reader = new FigureReader(store);
	}

	/**
	 * Write files in the order of formats and figures; figures of one name are numbered.
	 * @param language that of workbooks; CSV is the same in all languages
	 */
	List<Attachment> write(String report, Snapshot snapshot, List<FigureQuestion> figures, List<Format> formats,
			SheetLanguage language) {
		return figures.isEmpty() ? List.of() : formats.stream().flatMap((format) -> switch (format) {
			case XLSX -> Stream.of(workbook(report, snapshot, figures, language));
			case CSV -> csv(snapshot, figures).stream();
		}).toList();
	}

	/**
	 * Write a workbook; in English one with a single figure is the download of the API.
	 */
	private Attachment workbook(String report, Snapshot snapshot, List<FigureQuestion> figures,
			SheetLanguage language) {
		List<XlsxSheet> sheets = figures.stream()
			.map((figure) -> XlsxSheet.of(figure, rows(snapshot, figure)))
			.toList();
		String title = (figures.size() == 1) ? figures.get(0).title() : report;
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			XlsxReport.writeWorkbook(WorkbookCover.of(title, snapshot, sheets), sheets, language, bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		String name = (figures.size() == 1) ? figures.get(0).fileName(report) : report;
		return new Attachment(snapshot.fileName(name, "xlsx"), XLSX, bytes.toByteArray());
	}

	private List<Attachment> csv(Snapshot snapshot, List<FigureQuestion> figures) {
		Map<String, Attachment> files = new LinkedHashMap<>();
		for (FigureQuestion figure : figures) {
			String name = snapshot.fileName(figure.fileName(), "csv");
			for (int number = 2; files.containsKey(name); number++) {
				name = snapshot.fileName(figure.fileName() + "-" + number, "csv");
			}
			files.put(name, new Attachment(name, "text/csv; charset=UTF-8", csv(snapshot, figure)));
		}
		return List.copyOf(files.values());
	}

	/**
	 * Return a line for each mistake that the figures' filters seem to have.
	 * @param isOneDealer whether the readers may know of no other dealer
	 */
	List<String> warnings(Snapshot snapshot, List<FigureQuestion> figures, boolean isOneDealer, WarningLines lines) {
		return figures.stream()
			.filter((figure) -> !figure.parameters().inWords().isEmpty())
			.flatMap((figure) -> this.reader.warnings(snapshot, figure, this.reader.read(snapshot, figure), isOneDealer)
				.stream()
				.map((warning) -> lines.of(figure.figure().fileName(), warning)))
			.toList();
	}

	byte[] csv(Snapshot snapshot, FigureQuestion figure) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
			CsvReport.write(rows(snapshot, figure), writer);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * Zip files; the same files give the same bytes.
	 */
	static Attachment zip(String report, Snapshot snapshot, List<Attachment> files) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
			for (Attachment file : files) {
				ZipEntry entry = new ZipEntry(file.fileName());
				entry.setTimeLocal(LocalDateTime.ofInstant(snapshot.dataAsOf(), ZoneOffset.UTC));
				zip.putNextEntry(entry);
				zip.write(file.bytes());
				zip.closeEntry();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new Attachment(snapshot.fileName(report, "zip"), "application/zip", bytes.toByteArray());
	}

	private FigureRows rows(Snapshot snapshot, FigureQuestion figure) {
		return this.reader.read(snapshot, figure).rows();
	}

}

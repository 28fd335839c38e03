package io.tidemark.jobs.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.LineNumberReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.tidemark.billing.BillingTable;
import io.tidemark.failure.SourceInvalid;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.jobs.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file (RFC 4180, UTF-8, with a header). DuckDB reads it; only where that fails it
 * is read again here, to say which line is wrong and how.
 */
record CsvFile(BillingTable table, Path path) implements SourceFile {

	private static final int BYTE_ORDER_MARK = 0xfeff;

	@Override
	public void checkColumns(Warehouse warehouse) {
		checkNames(header());
	}

	private List<String> header() {
		try (CsvReader<CsvRecord> csv = open()) {
			var records = csv.iterator();
			return records.hasNext() ? records.next().getFields() : List.of();
		}
		catch (IOException | RuntimeException ex) {
			throw explain(new IllegalStateException(ex));
		}
	}

	@Override
	public String textSelect() {
		String columns = header().stream().map((name) -> "'" + name + "': 'VARCHAR'").collect(Collectors.joining(", "));
		return """
				select * from read_csv(%s, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', \
				nullstr = '', strict_mode = true, columns = {%s})""".formatted(quotedPath(), columns);
	}

	@Override
	public RuntimeException explain(RuntimeException failure) {
		if (failure instanceof TidemarkFailure) {
			return failure;
		}
		String reason = findDefect();
		return new SourceInvalid("%s %s".formatted(this.path,
				(reason != null) ? reason : "can't be read as CSV: " + failure.getMessage()), failure);
	}

	private @Nullable String findDefect() {
		long line = 1;
		int width = -1;
		try (CsvReader<CsvRecord> csv = open()) {
			for (CsvRecord record : csv) {
				line = record.getStartingLineNumber();
				if (width >= 0 && record.getFieldCount() != width) {
					return "line %s has %s fields, its header has %s.".formatted(line, record.getFieldCount(), width);
				}
				width = record.getFieldCount();
			}
		}
		catch (IOException | UncheckedIOException | CsvParseException ex) {
			return isEncoding(ex) ? "is not encoded as UTF-8: see line %s.".formatted(findForeignLine())
					: "can't be read after line %s: %s".formatted(line, ex.getMessage());
		}
		return null;
	}

	private static boolean isEncoding(Throwable failure) {
		Throwable current = failure;
		while (current != null && !(current instanceof CharacterCodingException)) {
			current = current.getCause();
		}
		return current != null;
	}

	/**
	 * Find the first line that is not UTF-8. Bytes become characters one by one here, and
	 * no byte of a longer character of UTF-8 looks like the end of a line.
	 */
	private String findForeignLine() {
		try (LineNumberReader lines = new LineNumberReader(
				Files.newBufferedReader(this.path, StandardCharsets.ISO_8859_1))) {
			String line = lines.readLine();
			while (line != null && isUtf8(line.getBytes(StandardCharsets.ISO_8859_1))) {
				line = lines.readLine();
			}
			return Integer.toString(lines.getLineNumber());
		}
		catch (IOException ex) {
			return "?";
		}
	}

	private static boolean isUtf8(byte[] bytes) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

	@Override
	public String place(TypedColumns.Misfit misfit) {
		int column = header().indexOf(misfit.column().name());
		try (CsvReader<CsvRecord> csv = open()) {
			for (CsvRecord record : csv) {
				if (record.getStartingLineNumber() > 1 && record.getField(column).equals(misfit.value())) {
					return " line " + record.getStartingLineNumber();
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return "";
	}

	private CsvReader<CsvRecord> open() throws IOException {
		BufferedReader text = Files.newBufferedReader(this.path, StandardCharsets.UTF_8);
		text.mark(1);
		if (text.read() != BYTE_ORDER_MARK) {
			text.reset();
		}
		return CsvReader.builder()
			.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
			.allowUnclosedQuote(false)
			.ofCsvRecord(text);
	}

}

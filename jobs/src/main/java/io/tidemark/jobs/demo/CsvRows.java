package io.tidemark.jobs.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

/**
 * Rows of CSV text as PostgreSQL's COPY reads them: null is nothing between two commas.
 */
final class CsvRows {

	private final ZoneId zone;

	private final StringBuilder text = new StringBuilder();

	private boolean inRow;

	CsvRows(ZoneId zone) {
		this.zone = zone;
	}

	CsvRows add(long value) {
		separate();
		this.text.append(value);
		return this;
	}

	CsvRows add(BigDecimal value) {
		separate();
		this.text.append(value.toPlainString());
		return this;
	}

	CsvRows add(@Nullable String value) {
		separate();
		if (value != null) {
			this.text.append('"').append(value.replace("\"", "\"\"")).append('"');
		}
		return this;
	}

	CsvRows add(LocalDate value) {
		separate();
		this.text.append(value);
		return this;
	}

	/**
	 * Adds the instant of a local time.
	 */
	CsvRows add(LocalDateTime value) {
		separate();
		this.text.append(value.atZone(this.zone).toInstant());
		return this;
	}

	CsvRows addNull() {
		separate();
		return this;
	}

	void end() {
		this.text.append('\n');
		this.inRow = false;
	}

	/**
	 * Returns the rows so far and forgets them.
	 */
	String take() {
		String taken = this.text.toString();
		this.text.setLength(0);
		return taken;
	}

	private void separate() {
		if (this.inRow) {
			this.text.append(',');
		}
		this.inRow = true;
	}

}

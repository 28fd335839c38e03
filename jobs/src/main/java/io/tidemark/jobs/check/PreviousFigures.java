package io.tidemark.jobs.check;

import java.util.Objects;

import io.tidemark.config.GuardProperties;
import io.tidemark.config.GuardedFigure;
import io.tidemark.config.JumpGuard;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Puts what the snapshot before said of guarded figures beside what a run says.
 */
public final class PreviousFigures {

	private final Warehouse warehouse;

	public PreviousFigures(Warehouse warehouse) {
		this.warehouse = warehouse;
		warehouse.execute("create or replace table guards (figure_name varchar,"
				+ " max_fall decimal(18, 6), max_rise decimal(18, 6), min_change decimal(38, 6))");
		warehouse.execute("create or replace table previous_figures"
				+ " (version varchar, figure_name varchar, currency_code varchar, figure_value decimal(38, 6))");
	}

	/**
	 * Write down the guards.
	 * @param guards how far each figure may jump
	 */
	public void guard(GuardProperties guards) {
		for (GuardedFigure figure : GuardedFigure.values()) {
			JumpGuard guard = guards.guard(figure);
			if (guard.enabled()) {
				this.warehouse.update("insert into guards values (?, ?, ?, ?)", figure.key(), guard.maxFall(),
						guard.maxRise(), figure.minChange(guard));
			}
		}
	}

	/**
	 * Write down what a snapshot said at its business date.
	 * @param content where the snapshot is read
	 * @param previous the snapshot
	 */
	public void load(SnapshotContent content, Snapshot previous) {
		for (ChunkRef chunk : content.loadChunkList(previous)) {
			for (GuardedFigure figure : GuardedFigure.values()) {
				Reading reading = Reading.of(figure, previous);
				if (chunk.figure().equals(reading.figure()) && chunk.part().equals(reading.part())) {
					load(previous, figure, reading, content.loadChunk(chunk));
				}
			}
		}
	}

	private void load(Snapshot previous, GuardedFigure figure, Reading reading, ChunkContent rows) {
		int key = rows.indexOf(reading.keyColumn());
		int currency = (reading.currencyColumn() != null) ? rows.indexOf(reading.currencyColumn()) : -1;
		int value = rows.indexOf(reading.valueColumn());
		for (@Nullable
		String[] row : rows.rows()) {
			if (Objects.equals(row[key], reading.key())) {
				this.warehouse.update("insert into previous_figures values (?, ?, ?, ?)", previous.version().toString(),
						figure.key(), (currency >= 0) ? row[currency] : null, row[value]);
			}
		}
	}

	/**
	 * Where a snapshot has a guarded figure, as the model {@code int_guarded_figures} has
	 * it of a run.
	 */
	private record Reading(String figure, String part, String keyColumn, String key, @Nullable String currencyColumn,
			String valueColumn) {

		private static Reading of(GuardedFigure figure, Snapshot previous) {
			return switch (figure) {
				case CUSTOMERS -> total("customers_cube", null, "customer_count");
				case NUMBERS -> total("numbers_cube", null, "number_count");
				case FEATURES -> total("features_cube", null, "feature_count");
				case INVOICES -> total("invoices_cube", "invoice_currency", "invoice_count");
				case INVOICE_AMOUNT -> total("invoices_cube", "invoice_currency", "invoice_amount");
				case MRR -> {
					String date = previous.version().businessDate().toString();
					yield new Reading("mrr_daily", date.substring(0, 7), "calendar_on", date, "currency_code",
							"revenue");
				}
			};
		}

		private static Reading total(String cube, @Nullable String currencyColumn, String valueColumn) {
			return new Reading(cube, ChunkRef.ALL, "grouped_by", "", currencyColumn, valueColumn);
		}

	}

}

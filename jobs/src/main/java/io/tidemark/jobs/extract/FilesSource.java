package io.tidemark.jobs.extract;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.tidemark.billing.BillingTable;
import io.tidemark.config.SourceProperties;
import io.tidemark.failure.SourceInvalid;
import io.tidemark.failure.SourceUnreachable;
import io.tidemark.jobs.warehouse.Progress;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * A folder with a CSV or Parquet file per table.
 */
final class FilesSource implements BillingSource {

	private final Path folder;

	private final List<BillingTable> tables;

	private final @Nullable Instant asOf;

	FilesSource(Path folder, SourceProperties properties, List<BillingTable> tables) {
		this.folder = folder;
		this.tables = tables;
		this.asOf = properties.asOf();
	}

	@Override
	public Instant dataAsOf() {
		if (this.asOf != null) {
			return this.asOf;
		}
		List<Instant> times = new ArrayList<>();
		for (BillingTable table : BillingTable.values()) {
			find(table).ifPresent((file) -> times.add(modified(file.path())));
		}
		return times.stream()
			.max(Comparator.naturalOrder())
			.orElseThrow(this::noCustomers)
			.truncatedTo(ChronoUnit.MICROS);
	}

	@Override
	public String fingerprint() {
		return Arrays.stream(BillingTable.values())
			.flatMap((table) -> find(table).stream())
			.map((file) -> file.path() + " " + file.path().toFile().length() + " " + modified(file.path()))
			.collect(Collectors.joining(" "));
	}

	@Override
	public void extract(Warehouse warehouse, Progress progress) {
		if (find(BillingTable.CUSTOMERS).isEmpty()) {
			throw noCustomers();
		}
		ControlSums.createTables(warehouse);
		for (BillingTable table : BillingTable.values()) {
			progress.working("extract " + table.tableName());
			find(table).ifPresentOrElse((file) -> load(warehouse, file), () -> empty(warehouse, table));
			progress.done();
		}
		ControlSums.addExtracted(warehouse);
	}

	@Override
	public String check(Warehouse scratch) {
		if (find(BillingTable.CUSTOMERS).isEmpty()) {
			throw noCustomers();
		}
		List<SourceFile> files = Arrays.stream(BillingTable.values()).flatMap((table) -> find(table).stream()).toList();
		files.forEach((file) -> file.checkColumns(scratch));
		return "%s of %s tables are there, with the model's columns, as of %s".formatted(Integer.toString(files.size()),
				Integer.toString(this.tables.size()), dataAsOf());
	}

	private SourceInvalid noCustomers() {
		return new SourceInvalid(
				"%s has no customers.csv or customers.parquet: nothing runs without customers.".formatted(this.folder));
	}

	private Optional<SourceFile> find(BillingTable table) {
		if (!Files.isDirectory(this.folder)) {
			throw new SourceUnreachable("The source folder %s does not exist or is no folder.".formatted(this.folder));
		}
		if (!this.tables.contains(table)) {
			return Optional.empty();
		}
		Path csv = this.folder.resolve(table.tableName() + ".csv");
		Path parquet = this.folder.resolve(table.tableName() + ".parquet");
		if (Files.exists(csv) && Files.exists(parquet)) {
			throw new SourceInvalid("%s has both %s and %s: remove one.".formatted(this.folder, csv.getFileName(),
					parquet.getFileName()));
		}
		if (Files.exists(csv)) {
			return Optional.of(new CsvFile(table, checked(csv)));
		}
		return Files.exists(parquet) ? Optional.of(new ParquetFile(table, checked(parquet))) : Optional.empty();
	}

	private static Path checked(Path file) {
		if (Files.isDirectory(file)) {
			throw new SourceInvalid("%s is a folder, not a file: put a file in its place.".formatted(file));
		}
		if (!Files.isReadable(file)) {
			throw new SourceUnreachable("%s may not be read: let this user read it.".formatted(file));
		}
		return file;
	}

	private static Instant modified(Path file) {
		try {
			return Files.getLastModifiedTime(file).toInstant();
		}
		catch (IOException ex) {
			throw new SourceUnreachable("%s can't be read: %s".formatted(file, ex.getMessage()), ex);
		}
	}

	private static void load(Warehouse warehouse, SourceFile file) {
		BillingTable table = file.table();
		TypedColumns columns = new TypedColumns(table);
		file.checkColumns(warehouse);
		try {
			warehouse.execute("create or replace table text_%s as %s".formatted(table.tableName(), file.textSelect()));
		}
		catch (RuntimeException ex) {
			throw file.explain(ex);
		}
		columns.findMisfit(warehouse).ifPresent((misfit) -> {
			throw file.explain(misfit);
		});
		warehouse.execute("create or replace view raw_%s as %s".formatted(table.tableName(), columns.select()));
		warehouse.build(Model.load(table.stagingModel()));
		ControlSums.addSource(warehouse, table,
				ControlSums.values(warehouse, columns.controls(), "text_" + table.tableName()));
		warehouse.execute("drop view raw_" + table.tableName());
		warehouse.execute("drop table text_" + table.tableName());
	}

	private static void empty(Warehouse warehouse, BillingTable table) {
		warehouse.buildEmpty(table);
		ControlSums.addSource(warehouse, table,
				Collections.nCopies(ControlSums.measures(table).size(), BigDecimal.ZERO));
	}

}

package io.tidemark.jobs.warehouse;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import io.tidemark.config.MovementLevel;
import io.tidemark.config.WarehouseProperties;
import io.tidemark.failure.ResourcesExhausted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What DuckDB does with more than its memory holds.
 */
class WarehouseMemoryTests {

	/** Some 160 MB of rows, in an order in which none can be left out. */
	private static final String SORT = """
			select count(*) from (
			    select row_number() over (order by hash(number), number) as position, number, repeat('x', 24) as text
			    from range(4000000) as numbers (number)
			)
			where position > 0 and text <> ''
			""";

	/** One value that has to be in memory as a whole. */
	private static final String LIST = "select length(list(number)) from range(40000000) as numbers (number)";

	@TempDir
	private Path folder;

	private Warehouse warehouse;

	@BeforeEach
	void open() {
		this.warehouse = open(64);
	}

	private Warehouse open(int megabytes) {
		return Warehouse.open(this.folder.resolve("run.duckdb"),
				new WarehouseProperties(DataSize.ofMegabytes(megabytes), 2, 1), new WarehouseSettings(ZoneId.of("UTC"),
						LocalDate.EPOCH, MovementLevel.CUSTOMER, false, List.of(), BigDecimal.ZERO, 0, null),
				"test");
	}

	@AfterEach
	void close() {
		this.warehouse.close();
	}

	@Test
	void sortThatExceedsTheMemoryIsSpilled() {
		build(SORT);
		assertThat(this.warehouse.query("from answer")).containsExactly(List.of("4000000"));
		this.warehouse.execute("set max_temp_directory_size = '10MB'");
		assertThatThrownBy(() -> build(SORT)).isInstanceOf(ResourcesExhausted.class)
			.hasMessageStartingWith("The disk is full (")
			.hasMessageEndingWith("): free space in the working folder and run again.");
	}

	@Test
	void valueThatExceedsTheMemoryIsToldAndWithMoreMemoryItGoesOn() {
		this.warehouse.noteDuration("extract", 1);
		assertThatThrownBy(() -> build(LIST)).isInstanceOf(ResourcesExhausted.class)
			.hasMessageStartingWith("DuckDB is out of memory (")
			.hasMessageEndingWith("): raise tidemark.warehouse.memory-limit and run again.");
		this.warehouse.close();
		this.warehouse = open(2000);
		assertThat(this.warehouse.query("from step_durations")).containsExactly(List.of("extract", "1"));
		build(LIST);
		assertThat(this.warehouse.query("from answer")).containsExactly(List.of("40000000"));
	}

	@Test
	void whatKilledProcessSpilledIsDeleted() throws IOException {
		this.warehouse.close();
		Path spilled = Files
			.createFile(Files.createDirectories(this.folder.resolve("spill")).resolve("duckdb_temp_storage-0.tmp"));
		this.warehouse = open(64);
		assertThat(spilled).doesNotExist();
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void nativeLibraryLeavesNoFile() throws IOException {
		assertThat(Files.readAllLines(Path.of("/proc/self/maps"))).filteredOn((line) -> line.contains("libduckdb_java"))
			.isNotEmpty()
			.allMatch((line) -> line.endsWith(".so (deleted)"));
	}

	@Test
	void resultThatEndsEarlyIsToldThoughDuckDbDoesNotSayWhy() {
		assertThatThrownBy(() -> this.warehouse.query(LIST)).isInstanceOf(ResourcesExhausted.class)
			.hasMessageStartingWith("DuckDB gave up in the middle of a result (")
			.hasMessageContaining("tidemark.warehouse.memory-limit");
	}

	private void build(String sql) {
		this.warehouse.execute("create or replace table answer as\n" + sql);
	}

}

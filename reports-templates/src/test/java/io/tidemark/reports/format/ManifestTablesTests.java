package io.tidemark.reports.format;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tidemark.snapshot.ContentHash;
import io.tidemark.snapshot.Manifest;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotVersion;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a manifest is shown.
 */
class ManifestTablesTests {

	private static final Instant INSTANT = Instant.parse("2026-11-20T01:30:00Z");

	private static final String HASH = "6f1e".repeat(16);

	@Test
	void flatTableHasNothingOfJava() throws IOException {
		StringWriter csv = new StringWriter();
		CsvReport.write(ManifestTables.flat(snapshot(), true), csv);
		assertThat(csv).hasToString("""
				Part,Name,Property,Value
				Snapshot,Tenant,Value,acme
				Snapshot,Version,Value,2026-11-19.1
				Snapshot,Business date,Value,2026-11-19
				Snapshot,Time zone,Value,Europe/London
				Snapshot,Movements by,Value,customer
				Snapshot,Past due periods,Value,counted
				Snapshot,Data as of,Value,2026-11-20 01:30:00 UTC
				Snapshot,Extracted at,Value,2026-11-20 01:30:00 UTC
				Snapshot,Due at,Value,2026-11-20 01:30:00 UTC
				Snapshot,Started at,Value,2026-11-20 01:30:05 UTC
				Snapshot,Late,Value,no
				Snapshot,Published at,Value,2026-11-20 01:30:00 UTC
				Snapshot,Content hash,Value,%s
				Snapshot,Code version,Value,0.1.0
				Snapshot,SQL version,Value,abc
				Source tables,invoices,Rows,1250
				Source tables,invoices,Counted,1203
				Source tables,invoices,Rejected,2
				Source tables,invoices,Excluded,45
				Source tables,invoices,Later,0
				Control sums,invoices.amount,Sum,125000.000
				Rejected rows,invoices,Reason,no ISO 4217 code
				Rejected rows,invoices,Rows,2
				Rejected rows,invoices,First key,
				Checks,mrr_identity,Outcome,passed
				Checks,mrr_identity,Rows found,0
				Checks,mrr_identity,First row,
				Steps,extract,Duration,0.833 s
				Steps,publish,Duration,75.000 s
				""".formatted(HASH));
	}

	@Test
	void whoMayNotReadEverythingSeesNothingOfTheRows() {
		assertThat(ManifestTables.of(snapshot(), false)).containsOnlyKeys("Snapshot");
		assertThat(ManifestTables.of(snapshot(), true)).containsOnlyKeys("Snapshot", "Source tables", "Control sums",
				"Rejected rows", "Checks", "Steps");
	}

	@Test
	void headingsSayWhatTablesComeTo() {
		assertThat(ManifestTables.headed(snapshot(), true)).containsOnlyKeys("This snapshot",
				"What was read: 1,250 rows of 1 tables", "Sums of what was read, to compare with the source",
				"Rejected rows: 2", "Checks: all 1 passed", "How long it took: 75.833 s");
		assertThat(ManifestTables.headed(snapshot(), false)).containsOnlyKeys("This snapshot");
		assertThat(ManifestTables.inWords(snapshot(), true))
			.isEqualTo("Made of the data as of 2026-11-20 01:30:00 UTC. "
					+ "Read: 1,250 rows of 1 tables. Checks: all 1 passed. It took 75.833 s.");
		assertThat(ManifestTables.inWords(snapshot(), false))
			.isEqualTo("Made of the data as of 2026-11-20 01:30:00 UTC.");
	}

	private static Snapshot snapshot() {
		Manifest manifest = new Manifest("acme", "2026-11-19.1", "2026-11-19", "Europe/London", "customer", INSTANT,
				INSTANT, "0.1.0", "abc", HASH,
				List.of(new Manifest.TableCount("invoices", 1250, 1203, 2, 45, 0,
						new TreeMap<>(Map.of("amount", "125000.000")))),
				List.of(new Manifest.Rejection("invoices", "no ISO 4217 code", 2, null)),
				List.of(new Manifest.CheckResult("mrr_identity", Manifest.Outcome.PASSED, 0, null, List.of())),
				List.of(new Manifest.StepDuration("extract", Duration.ofMillis(833)),
						new Manifest.StepDuration("publish", Duration.ofSeconds(75))),
				new Manifest.Scheduled(INSTANT, INSTANT.plusSeconds(5), false), true);
		return new Snapshot(1, "acme", new SnapshotVersion(LocalDate.of(2026, 11, 19), 1), INSTANT,
				ContentHash.of(HexFormat.of().parseHex(HASH)), manifest, INSTANT, INSTANT, null);
	}

}

package io.tidemark.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.tidemark.figure.FigureRow;
import io.tidemark.figure.diff.SnapshotDiff;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code snapshots diff} tells of the seed world, a copy with a dearer subscription
 * and one more customer, an unchanged copy of that, and a business without anything.
 */
class SnapshotDiffIT {

	private static final String FIRST = "2025-04-09.1";

	private static final String CHANGED = "2025-04-09.2";

	private static final String SAME = "2025-04-09.3";

	@TempDir
	private static Path folder;

	private static TestInstallation installation;

	@BeforeAll
	static void publish() throws Exception {
		Path source = SeedWorld.copySource(folder.resolve("source"));
		installation = TestInstallation.create(folder, SeedWorld.tenant("acme", source));
		call(0, "run", "--tenant", "acme");
		Path periods = source.resolve("subscription_periods.csv");
		Files.writeString(periods, Files.readString(periods).replace("Phone,980,3,40", "Phone,990,3,40"));
		Files.writeString(source.resolve("customers.csv"), "one_more,Active,NORTH,2025-03-03T00:00:00Z\n",
				StandardOpenOption.APPEND);
		call(0, "run", "--tenant", "acme");
		call(0, "run", "--tenant", "acme");
		Path empty = Files.createDirectories(folder.resolve("empty"));
		Files.writeString(empty.resolve("customers.csv"), "customer_id,status,dealer_code,created_at\n");
		installation.configure(SeedWorld.tenant("acme", source), SeedWorld.tenant("empty", empty));
		call(0, "run", "--tenant", "empty");
	}

	@Test
	void everyFigureTellsWhichDaysChangedAndByHowMuch() {
		List<String> rows = diff(FIRST, CHANGED, "csv").lines().toList();
		assertThat(rows)
			.startsWith("Figure,Part,Key,Column,Before,After,Change", "customers_cube,all,all,customer_count,11,12,1",
					"customers_cube,all,customer_dealer=NORTH,customer_count,2,3,1")
			.contains(
					"mrr_daily,2025-03,\"calendar_on=2025-03-10, currency_code=JPY\",revenue,2900.000000,2930.000000,30.000000",
					"mrr_daily,2025-04,\"calendar_on=2025-04-09, currency_code=JPY\",revenue,2900.000000,2930.000000,30.000000")
			.noneMatch((row) -> row.startsWith("invoices") || row.startsWith("numbers") || row.contains("EUR"));
		assertThat(rows.stream().filter((row) -> row.startsWith("mrr_daily,"))).hasSize(32);
		assertThat(rows).anyMatch((row) -> row.startsWith("movements,2025-03,"))
			.anyMatch((row) -> row.startsWith("mrr_daily_by_dealer,2025-03,"))
			.anyMatch((row) -> row.startsWith("customers_days,2025-03,"));
	}

	@Test
	void causeIsToldInOneLine() {
		assertThat(call(0, "snapshots", "diff", "--tenant", "acme", FIRST, CHANGED).err()).isEqualTo("""
				Restated:
				  JPY +30 on each day from 2025-03-10: customer pays_in_yen_and_dinar, new MRR on 2025-03-10 is 2,930 \
				instead of 2,900
				  Customers: 1 more created on 2025-03-03, status Active, dealer NORTH
				""");
		assertThat(call(0, "snapshots", "diff", "--tenant", "acme", CHANGED, FIRST).err())
			.contains("JPY -30 on each day");
	}

	@Test
	void otherWayRoundTheChangeIsNegative() {
		assertThat(diff(CHANGED, FIRST, "csv").lines()).contains("customers_cube,all,all,customer_count,12,11,-1");
	}

	@Test
	void jsonAndTableTellTheSame() {
		assertThat(diff(FIRST, CHANGED, "json")).contains("\"figure\": \"customers_cube\"", "\"part\": \"2025-03\"",
				"\"before\": \"2900.000000\"", "\"change\": \"30.000000\"", "\"before\": null");
		List<String> table = diff(FIRST, CHANGED, "table").lines().toList();
		assertThat(table.get(0)).startsWith("Figure").endsWith("Change");
		assertThat(table).hasSameSizeAs(diff(FIRST, CHANGED, "csv").lines().toList());
	}

	@Test
	void sameFiguresAreSaidToBeTheSame() {
		Answer answer = call(0, "snapshots", "diff", CHANGED, SAME, "--tenant", "acme", "--format", "csv");
		assertThat(answer.out()).isEqualTo("Figure,Part,Key,Column,Before,After,Change\n");
		assertThat(answer.err()).isEqualTo("2025-04-09.2 and 2025-04-09.3 have the same figures.\n");
	}

	@Test
	void versionThatIsNotThereCantBeCompared() {
		assertThat(call(8, "snapshots", "diff", "--tenant", "acme", FIRST, "2025-04-08.1").failure())
			.contains("no snapshot 2025-04-08.1");
		assertThat(call(2, "snapshots", "diff", FIRST).failure()).contains("--tenant");
		assertThat(call(2, "snapshots", "diff", "--tenant", "acme", FIRST, "last").failure())
			.contains("'last' is not a snapshot version");
	}

	@Test
	void noNumberIsPartOfAKeyInAnyFigure() {
		SnapshotStore store = installation.snapshots();
		Snapshot full = store.load("acme", null);
		Set<String> figures = new TreeSet<>();
		Set<String> keys = new TreeSet<>();
		for (FigureRow row : new SnapshotDiff(store).read(store.load("empty", null), full).rows()) {
			figures.add(row.text("figure"));
			for (String part : row.text("key").split(", ", -1)) {
				keys.add(part.replaceFirst("=.*", ""));
			}
		}
		assertThat(figures).containsAll(store.loadChunkList(full)
			.stream()
			.filter((chunk) -> chunk.rowCount() > 0)
			.map(ChunkRef::figure)
			.toList());
		assertThat(keys).contains("calendar_on", "customer_dealer")
			.noneMatch((key) -> key.matches("revenue|.*_(count|amount|outstanding|net|tax|revenue|customers)"));
	}

	private static String diff(String before, String after, String format) {
		return call(0, "snapshots", "diff", before, after, "--tenant", "acme", "--format", format).out();
	}

	private static Answer call(int exitCode, String... arguments) {
		Answer answer = installation.call(arguments);
		assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(exitCode);
		return answer;
	}

}

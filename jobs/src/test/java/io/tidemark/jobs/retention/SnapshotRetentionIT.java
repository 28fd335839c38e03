package io.tidemark.jobs.retention;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which snapshots and chunks retention removes, out of 120 days.
 */
class SnapshotRetentionIT {

	private static final LocalDate LATEST = StoredDays.LATEST;

	@TempDir
	private Path folder;

	private StoredDays store;

	@BeforeEach
	void fill() {
		this.store = new StoredDays(this.folder).fill("acme");
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	@Test
	void ninetyDaysAndEachMonthsLastAreLeft() {
		prune(this.store.retention());
		Stream<LocalDate> recent = LATEST.minusDays(89).datesUntil(LATEST.plusDays(1));
		assertThat(this.store.versions("acme")).containsExactlyElementsOf(
				Stream.concat(Stream.of(LocalDate.parse("2026-07-31")), recent).map((day) -> day + ".1").toList());
		assertThat(prune(this.store.retention())).as("nothing is left to remove").isZero();
	}

	@Test
	void monthlyOnesGoWhenTheyAreTooOld() {
		prune(this.store.retention("20d", 2));
		assertThat(this.store.versions("acme").subList(0, 3)).containsExactly("2026-09-30.1", "2026-10-31.1",
				"2026-11-01.1");
	}

	@Test
	void lastPublishedRevisionIsTheMonthsLast() {
		LocalDate end = LocalDate.parse("2026-07-31");
		this.store.publish("acme", end, 2);
		this.store.hold("acme", end, 3);
		prune(this.store.retention());
		assertThat(this.store.versions("acme").get(0)).isEqualTo("2026-07-31.2");
		assertThat(this.store.versions("acme").get(1)).isEqualTo(LATEST.minusDays(89) + ".1");
	}

	@Test
	void oneDayIsEnoughToKeepTheCurrentOne() {
		this.store.publish("acme", LATEST, 2);
		prune(this.store.retention("1d", 1));
		assertThat(this.store.versions("acme")).containsExactly("2026-10-31.1", LATEST + ".1", LATEST + ".2");
		assertThat(reason(LATEST + ".2")).isEqualTo("current");
		assertThat(reason(LATEST + ".1")).isEqualTo("recent");
	}

	@Test
	void heldOneIsKeptAsLongAsAllAre() {
		this.store.hold("acme", LATEST.minusDays(89), 2);
		this.store.hold("acme", LATEST.minusDays(90), 2);
		this.store.hold("acme", LATEST.plusDays(1), 1);
		prune(this.store.retention());
		assertThat(this.store.versions("acme")).contains(LATEST.minusDays(89) + ".2", LATEST.plusDays(1) + ".1")
			.doesNotContain(LATEST.minusDays(90) + ".2");
	}

	@Test
	void tenantThatNeverPublishedLosesNothing() {
		this.store.hold("globex", LATEST.minusDays(400), 1);
		for (SnapshotRetention.Verdict verdict : this.store.retention().plan("globex")) {
			assertThat(verdict.keptBecause()).isEqualTo("nothing published");
		}
		assertThat(this.store.versions("globex")).hasSize(1);
	}

	@Test
	void jobThatStoodStillLosesNothing() {
		prune(this.store.retention("90d", null, LATEST.plusYears(2)));
		assertThat(this.store.versions("acme")).hasSize(91);
	}

	@Test
	void snapshotOfADayToComeDoesNotAgeTheOthers() {
		this.store.publish("acme", LATEST.plusYears(1), 1);
		prune(this.store.retention("90d", null, LATEST));
		assertThat(this.store.versions("acme")).hasSize(92);
	}

	@Test
	void snapshotWhoseMailsWaitIsInUse() {
		LocalDate day = LATEST.minusDays(100);
		this.store.jdbc.sql("""
				insert into tidemark.delivery (tenant, kind, report, recipient, business_date, revision, message_id)
				values ('acme', 'report', 'daily', 'a@example.com', :day, 1, 'm')
				""").param("day", day).update();
		prune(this.store.retention());
		assertThat(this.store.versions("acme")).contains(day + ".1");
		this.store.jdbc.sql("update tidemark.delivery set state = 'given_up'").update();
		prune(this.store.retention());
		assertThat(this.store.versions("acme")).doesNotContain(day + ".1");
		assertThat(this.store.jdbc.sql("select count(*) from tidemark.delivery").query(Long.class).single())
			.as("the ledger stays")
			.isOne();
	}

	@Test
	void otherTenantIsLeftAlone() {
		this.store.fill("globex");
		prune(this.store.retention());
		assertThat(this.store.versions("globex")).hasSize(120);
		assertThat(this.store.hasChunk("of globex " + LATEST.minusDays(100) + ".1")).isTrue();
	}

	@Test
	void chunksThatNobodyListsAreFreed() {
		SnapshotRetention retention = this.store.retention("1d", 1);
		List<SnapshotRetention.Verdict> old = old(retention);
		SnapshotRetention.FreedChunks counted = retention.countFree(old);
		long before = this.store.chunks();
		old.forEach((each) -> assertThat(retention.remove("acme", each)).isTrue());
		Optional<SnapshotRetention.FreedChunks> freed = retention.removeFreeChunks();
		assertThat(freed).hasValue(counted);
		assertThat(counted.chunks()).as("118 days, and the months of July, August and September").isEqualTo(121);
		assertThat(counted.sizeBytes())
			.isEqualTo(118L * "of acme 2026-07-31.1".length() + 3L * "shared by 2026-07-01".length());
		assertThat(this.store.chunks()).isEqualTo(before - 121);
		assertThat(this.store.hasChunk("shared by all")).isTrue();
		assertThat(this.store.hasChunk("shared by " + YearMonth.from(LATEST).atDay(1))).isTrue();
	}

	@Test
	void chunksThatAKilledPruningLeftAreFreedLater() {
		for (int index = 0; index < 2345; index++) {
			this.store.insertChunk("left behind " + index);
		}
		assertThat(this.store.retention().removeFreeChunks().map(SnapshotRetention.FreedChunks::chunks))
			.hasValue(2345L);
	}

	@Test
	void chunksThatAListedOneDiffersFromStay() {
		this.store.insertChunk("whole", null);
		this.store.insertChunk("first", "whole");
		this.store.insertChunk("second", "first");
		this.store.insertChunk("third", "second");
		this.store.insertChunk("fourth", "second");
		this.store.publish("acme", LATEST.minusDays(300), 1, "fourth");
		this.store.publish("acme", LATEST, 2, "second");
		SnapshotRetention retention = this.store.retention("200d", 1);
		assertThat(retention.removeFreeChunks()).as("third").hasValue(new SnapshotRetention.FreedChunks(1, 5));
		SnapshotRetention.FreedChunks counted = retention.countFree(old(retention));
		assertThat(counted.chunks()).as("fourth, the day's and the month's").isEqualTo(3);
		assertThat(prune(retention)).isOne();
		assertThat(retention.removeFreeChunks()).hasValue(counted);
		assertThat(List.of("whole", "first", "second")).allMatch(this.store::hasChunk);
		assertThat(List.of("third", "fourth")).noneMatch(this.store::hasChunk);
	}

	@Test
	void planRemovesNothing() {
		assertThat(old(this.store.retention())).hasSize(29);
		assertThat(this.store.versions("acme")).hasSize(120);
	}

	private static List<SnapshotRetention.Verdict> old(SnapshotRetention retention) {
		return retention.plan("acme").stream().filter((verdict) -> !verdict.isKept()).toList();
	}

	private static long prune(SnapshotRetention retention) {
		return old(retention).stream().filter((each) -> retention.remove("acme", each)).count();
	}

	private String reason(String version) {
		return String.valueOf(this.store.retention("1d", 1)
			.plan("acme")
			.stream()
			.filter((verdict) -> verdict.version().toString().equals(version))
			.findFirst()
			.orElseThrow()
			.keptBecause());
	}

}

package io.tidemark.jobs.schedule;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which start of a run is late.
 */
class NightlyQuartzJobTests {

	private static final Instant DUE = Instant.parse("2026-11-20T01:30:00Z");

	@Test
	void runThatWasMissedWhileNobodyWasUpIsLate() {
		Instant up = DUE.plusSeconds(60);
		assertThat(NightlyQuartzJob.scheduled(DUE, up.plusSeconds(5), up).late()).isTrue();
	}

	@Test
	void runThatStartsAtItsTimeOrWaitsForOthersIsNotLate() {
		Instant up = DUE.minusSeconds(3600);
		assertThat(NightlyQuartzJob.scheduled(DUE, DUE, up).late()).isFalse();
		assertThat(NightlyQuartzJob.scheduled(DUE, DUE.plusSeconds(1800), up).late()).isFalse();
		assertThat(NightlyQuartzJob.scheduled(DUE, DUE.plusSeconds(10), DUE.plusSeconds(1)).late()).as("just started")
			.isFalse();
	}

	@Test
	void runThatWaitsForHoursIsLate() {
		assertThat(NightlyQuartzJob.scheduled(DUE, DUE.plusSeconds(7200), DUE.minusSeconds(3600)).late()).isTrue();
	}

}

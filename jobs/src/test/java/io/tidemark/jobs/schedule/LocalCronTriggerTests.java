package io.tidemark.jobs.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartz.TriggerUtils;
import org.quartz.impl.calendar.BaseCalendar;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When Quartz fires a trigger of ours.
 */
class LocalCronTriggerTests {

	private static final int DAYS = 400;

	private static final BaseCalendar EVERY_DAY = new BaseCalendar();

	@ParameterizedTest
	@CsvSource({ "0 30 1 * * ?, Europe/London", "0 15 2 * * ?, America/New_York", "0 45 1 * * ?, Australia/Lord_Howe",
			"0 15 2 * * ?, Australia/Lord_Howe", "0 30 0 * * ?, America/Havana", "0 0 3 * * ?, UTC" })
	void quartzFiresOnceOnEveryLocalDayThroughBothChangesOfTheClocks(String time, String zone) {
		LocalCronTrigger trigger = new LocalCronTrigger(time, TimeZone.getTimeZone(zone));
		Instant start = Instant.now();
		trigger.setStartTime(Date.from(start));
		List<LocalDate> days = TriggerUtils.computeFireTimes(trigger, null, DAYS)
			.stream()
			.map((at) -> at.toInstant().atZone(ZoneId.of(zone)).toLocalDate())
			.toList();
		assertThat(days).isEqualTo(days.get(0).datesUntil(days.get(0).plusDays(DAYS)).toList());
	}

	@ParameterizedTest
	@CsvSource({ "0 30 1 * * ?, Europe/London", "0 45 1 * * ?, Australia/Lord_Howe" })
	void timesThatWereMissedAreOneFiringThatKnowsTheFirst(String time, String zone) {
		LocalCronTrigger trigger = new LocalCronTrigger(time, TimeZone.getTimeZone(zone));
		Date start = Date.from(Instant.now().minusSeconds(300 * 86_400));
		trigger.setStartTime(start);
		Date first = trigger.computeFirstFireTime(EVERY_DAY);
		assertThat(first).isAfterOrEqualTo(start).isBefore(Date.from(start.toInstant().plusSeconds(90_000)));
		trigger.triggered(EVERY_DAY);
		assertThat(trigger.getPreviousFireTime()).isEqualTo(first);
		assertThat(trigger.getNextFireTime()).isAfter(Instant.now());
	}

}

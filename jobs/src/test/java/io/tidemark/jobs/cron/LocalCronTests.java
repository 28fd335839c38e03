package io.tidemark.jobs.cron;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * When a cron expression comes in a zone whose clocks are changed.
 */
class LocalCronTests {

	private static final LocalDate START = LocalDate.of(2026, 1, 1);

	private static final int DAYS = 800;

	private static final String LONDON = "Europe/London";

	@ParameterizedTest
	@ValueSource(strings = { "Europe/London", "America/New_York", "America/Havana", "Africa/Cairo", "Asia/Beirut",
			"Australia/Lord_Howe", "Africa/Casablanca", "Asia/Gaza", "UTC" })
	void dailyTimeComesOnceOnEveryLocalDay(String zone) {
		for (LocalTime time : List.of(LocalTime.MIDNIGHT, LocalTime.of(0, 30), LocalTime.of(1, 0), LocalTime.of(1, 30),
				LocalTime.of(2, 0), LocalTime.of(2, 15), LocalTime.of(3, 0))) {
			LocalCron cron = cron(
					"0 %s %s * * ?".formatted(Integer.toString(time.getMinute()), Integer.toString(time.getHour())),
					zone);
			List<LocalDate> days = times(cron, START.atStartOfDay(ZoneId.of(zone)).toInstant().minusMillis(1), DAYS)
				.map((at) -> at.atZone(ZoneId.of(zone)).toLocalDate())
				.toList();
			assertThat(days).as("%s in %s", time, zone).isEqualTo(START.datesUntil(START.plusDays(DAYS)).toList());
		}
	}

	@ParameterizedTest
	@CsvSource({ "2026-03-28T12:00:00Z, 2026-03-29T01:00:00Z, 2026-03-30T00:30:00Z",
			"2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
			"2026-06-01T12:00:00Z, 2026-06-02T00:30:00Z, 2026-06-03T00:30:00Z" })
	void halfPastOneInLondonComesWhenTheClocksJumpAndTheFirstTimeTheyShowIt(Instant after, Instant first,
			Instant second) {
		assertThat(times(cron("0 30 1 * * ?", "Europe/London"), after, 2)).containsExactly(first, second);
	}

	@ParameterizedTest
	@CsvSource({ "0 15 2 * * ?, 2026-10-03T00:00:00Z, 2026-10-03T15:30:00Z, 2026-10-04T15:15:00Z",
			"0 45 1 * * ?, 2027-04-03T00:00:00Z, 2027-04-03T14:45:00Z, 2027-04-04T15:15:00Z" })
	void clocksOfLordHoweAreChangedByHalfAnHour(String time, Instant after, Instant first, Instant second) {
		assertThat(times(cron(time, "Australia/Lord_Howe"), after, 2)).containsExactly(first, second);
	}

	@Test
	void hourlyTimesAreThoseThatTheClocksShow() {
		LocalCron hourly = cron("0 0 * * * ?", "Europe/London");
		assertThat(times(hourly, Instant.parse("2026-03-28T23:00:00Z"), 3)).map(Instant::toString)
			.containsExactly("2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z");
		assertThat(times(hourly, Instant.parse("2026-10-24T23:30:00Z"), 2)).map(Instant::toString)
			.containsExactly("2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z");
	}

	@Test
	void firstTimeAfterAPublicationIsOnTheClocksOfTheZone() {
		Instant published = Instant.parse("2026-03-28T08:00:00Z");
		assertThat(cron("0 0 9 * * ?", LONDON).next(published)).isEqualTo("2026-03-28T09:00:00Z");
		assertThat(cron("0 0 7 29 * ?", LONDON).next(published)).as("summer time").isEqualTo("2026-03-29T06:00:00Z");
		assertThat(cron("0 30 1 * * ?", LONDON).next(published)).as("the clocks jump over it")
			.isEqualTo("2026-03-29T01:00:00Z");
		assertThat(cron("0 0 7 ? * 1", LONDON).next(published)).as("Quartz counts days from Sunday")
			.isEqualTo("2026-03-29T06:00:00Z");
	}

	@Test
	void timeThatNeverComesIsNull() {
		assertThat(cron("0 0 0 30 2 ?", "UTC").next(Instant.EPOCH)).isNull();
		assertThat(cron("0 0 0 1 1 ? 2020", "UTC").next(Instant.parse("2026-01-01T00:00:00Z"))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "daily", "30 1 * * *", "0 30 25 * * ?", "0 30 1 * * *" })
	void whatQuartzDoesNotUnderstandIsRefused(String expression) {
		assertThatIllegalArgumentException().isThrownBy(() -> cron(expression, "UTC"));
	}

	private static LocalCron cron(String expression, String zone) {
		return LocalCron.of(expression, ZoneId.of(zone));
	}

	private static Stream<Instant> times(LocalCron cron, Instant after, int number) {
		List<Instant> times = new ArrayList<>();
		Instant last = after;
		for (int time = 0; time < number; time++) {
			last = Objects.requireNonNull(cron.next(last));
			times.add(last);
		}
		return times.stream();
	}

}

package io.tidemark.jobs.cron;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/**
 * A Quartz cron expression on the wall clock of a zone, each local time once.
 *
 * <p>
 * Quartz's own zones would skip a time that the clocks jump over. Here it comes at the
 * jump, and a time that the clocks show twice comes the first time.
 */
public final class LocalCron {

	private static final TimeZone WALL_CLOCK = TimeZone.getTimeZone(ZoneOffset.UTC);

	/** Quartz takes these for its own marks: every second, minute or hour. */
	private static final Pattern SENTINEL = Pattern.compile("\\b9[89]\\b");

	private final CronExpression expression;

	private final ZoneId zone;

	private LocalCron(CronExpression expression, ZoneId zone) {
		this.expression = expression;
		this.zone = zone;
	}

	/**
	 * Return the times of an expression.
	 * @throws IllegalArgumentException saying what Quartz does not understand
	 */
	public static LocalCron of(String expression, ZoneId zone) {
		if (SENTINEL.matcher(expression).find()) {
			throw new IllegalArgumentException("there are no such times as 98 and 99");
		}
		try {
			CronExpression parsed = new CronExpression(expression);
			parsed.setTimeZone(WALL_CLOCK);
			return new LocalCron(parsed, zone);
		}
		catch (ParseException | RuntimeException ex) {
			throw new IllegalArgumentException(
					String.valueOf(ex.getMessage()).replaceFirst("(?: \\(|^)[a-z.]+\\.\\w+Exception.*", ""), ex);
		}
	}

	/**
	 * Return the first time after an instant, null if none comes.
	 */
	public @Nullable Instant next(Instant after) {
		LocalDateTime local = after.atZone(this.zone).toLocalDateTime();
		Instant next;
		do {
			Date time = this.expression.getNextValidTimeAfter(Date.from(local.toInstant(ZoneOffset.UTC)));
			if (time == null) {
				return null;
			}
			local = LocalDateTime.ofInstant(time.toInstant(), ZoneOffset.UTC);
			next = instant(local);
		}
		while (!next.isAfter(after));
		return next;
	}

	/**
	 * Find the last time up to an instant.
	 * @param upTo inclusive
	 * @param span how far back to look
	 */
	public Optional<Instant> findLast(Instant upTo, Duration span) {
		// Short spans first: a time that comes every second has many in a week.
		for (Duration back : List.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1), span)) {
			Instant last = null;
			Instant next = next(upTo.minus(back));
			while (next != null && !next.isAfter(upTo)) {
				last = next;
				next = next(next);
			}
			if (last != null) {
				return Optional.of(last);
			}
		}
		return Optional.empty();
	}

	/**
	 * Find the first local time between two instants that the clocks jump over, which no
	 * clock shows.
	 * @param after exclusive
	 * @param until inclusive
	 */
	public Optional<LocalDateTime> findSkipped(Instant after, Instant until) {
		ZoneOffsetTransition jump = this.zone.getRules().nextTransition(after);
		while (jump != null && jump.getInstant().isBefore(until)) {
			LocalDateTime before = jump.getDateTimeBefore().minusSeconds(1);
			Date time = this.expression.getNextValidTimeAfter(Date.from(before.toInstant(ZoneOffset.UTC)));
			if (jump.isGap() && time != null
					&& time.toInstant().isBefore(jump.getDateTimeAfter().toInstant(ZoneOffset.UTC))) {
				return Optional.of(LocalDateTime.ofInstant(time.toInstant(), ZoneOffset.UTC));
			}
			jump = this.zone.getRules().nextTransition(jump.getInstant());
		}
		return Optional.empty();
	}

	private Instant instant(LocalDateTime local) {
		ZoneOffsetTransition transition = this.zone.getRules().getTransition(local);
		return (transition != null && transition.isGap()) ? transition.getInstant()
				: local.atZone(this.zone).toInstant();
	}

}

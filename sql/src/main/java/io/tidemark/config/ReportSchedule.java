package io.tidemark.config;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * When a report is due: after each publication, or at the first time of a cron expression
 * after it.
 *
 * @param expression {@code after-publish} or a Quartz cron expression, as that of a run
 */
public record ReportSchedule(String expression) {

	/** The expression of reports that wait for nothing. */
	public static final String AFTER_PUBLISH = "after-publish";

	public ReportSchedule {
		if (!expression.equals(AFTER_PUBLISH) && !isCron(expression)) {
			throw new IllegalArgumentException(
					"a schedule must be after-publish or a cron expression like '0 0 7 ? * MON-FRI', not '%s'"
						.formatted(expression));
		}
	}

	public static ReportSchedule of(String expression) {
		return new ReportSchedule(expression.strip());
	}

	/**
	 * Return when a snapshot's report is due.
	 * @param publishedAt when the snapshot was published
	 * @param zone the zone of the cron expression
	 * @return the instant, null if that never comes
	 */
	public @Nullable Instant due(Instant publishedAt, ZoneId zone) {
		if (this.expression.equals(AFTER_PUBLISH)) {
			return publishedAt;
		}
		return LocalCron.of(this.expression, zone).next(publishedAt);
	}

	/**
	 * Find the last time of the cron expression up to an instant.
	 * @param upTo inclusive
	 * @param span how far back to look
	 */
	public Optional<Instant> findLast(Instant upTo, Duration span, ZoneId zone) {
		LocalCron cron = LocalCron.of(this.expression, zone);
		// Short spans first: a time that comes every second has many in a week.
		for (Duration back : List.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1), span)) {
			Instant last = null;
			Instant next = cron.next(upTo.minus(back));
			while (next != null && !next.isAfter(upTo)) {
				last = next;
				next = cron.next(next);
			}
			if (last != null) {
				return Optional.of(last);
			}
		}
		return Optional.empty();
	}

	private static boolean isCron(String expression) {
		try {
			LocalCron.of(expression, ZoneOffset.UTC);
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}

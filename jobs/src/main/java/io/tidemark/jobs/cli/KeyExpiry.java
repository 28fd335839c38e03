package io.tidemark.jobs.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import io.tidemark.failure.QueryInvalid;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Option;

/**
 * How long a new key is usable, in one of two ways.
 */
final class KeyExpiry {

	private static final Duration LONGEST = Duration.ofDays(36_525);

	@Option(names = "--expires", paramLabel = "DATE",
			description = "The last day on which the key works, in the tenant's time zone (default: it never "
					+ "expires).")
	private @Nullable String lastDay;

	@Option(names = "--expires-in", paramLabel = "DURATION",
			description = "How long the key works from now on, like 90d or 12h.")
	private @Nullable String duration;

	/**
	 * Return the first instant at which the key is no longer usable.
	 * @param clock now, in the tenant's zone
	 * @return an instant in the next hundred years
	 * @throws QueryInvalid if there is none
	 */
	Instant instant(Clock clock) {
		Instant now = clock.instant();
		Instant expiresAt = (this.lastDay != null) ? endOfDay(this.lastDay, clock)
				: plus(now, String.valueOf(this.duration));
		if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
			throw new QueryInvalid(
					"A key must expire within the next hundred years, not at %s; leave the expiry out for never."
						.formatted(expiresAt));
		}
		return expiresAt;
	}

	private static Instant endOfDay(String day, Clock clock) {
		try {
			return LocalDate.parse(day).plusDays(1).atStartOfDay(clock.getZone()).toInstant();
		}
		catch (DateTimeException ex) {
			throw new QueryInvalid("--expires must be a date like 2027-01-31, not '%s'.".formatted(day), ex);
		}
	}

	private static Instant plus(Instant now, String text) {
		try {
			return now.plus(DurationStyle.SIMPLE.parse(text, ChronoUnit.DAYS));
		}
		catch (IllegalArgumentException | ArithmeticException | DateTimeException ex) {
			throw new QueryInvalid("--expires-in must be a duration like 90d or 12h, not '%s'.".formatted(text), ex);
		}
	}

}

package io.tidemark.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/**
 * A monthly period between two random instants, many of them at or next to midnight.
 *
 * @param id the period's key
 * @param customer whose it is
 * @param subscription of which subscription
 * @param currency its currency
 * @param amount what it costs per month
 * @param from when it starts
 * @param to when it ends, null if it runs on
 */
record RandomPeriod(int id, String customer, String subscription, String currency, BigDecimal amount, Instant from,
		@Nullable Instant to) {

	private static final int PERIODS = 60;

	static List<RandomPeriod> some(Random random, ZoneId zone, LocalDate first, LocalDate last) {
		List<RandomPeriod> periods = new ArrayList<>();
		for (int id = 1; id <= PERIODS; id++) {
			String customer = "c" + random.nextInt(8);
			Instant one = instant(random, zone, first, last);
			Instant other = instant(random, zone, first, last);
			Instant from = one.isBefore(other) ? one : other;
			Instant to = one.isBefore(other) ? other : one;
			periods.add(new RandomPeriod(id, customer, customer + "-" + random.nextInt(2),
					random.nextBoolean() ? "EUR" : "USD", BigDecimal.valueOf(random.nextInt(30_000), 3), from,
					(random.nextInt(8) > 0) ? to : null));
		}
		return periods;
	}

	/**
	 * Return an instant up to two days past the window, so that some periods are later.
	 */
	private static Instant instant(Random random, ZoneId zone, LocalDate first, LocalDate last) {
		LocalDate day = first.plusDays(random.nextLong(ChronoUnit.DAYS.between(first, last) + 3));
		Instant start = day.atStartOfDay(zone).toInstant();
		return switch (random.nextInt(6)) {
			case 0 -> start;
			case 1 -> start.minus(1, ChronoUnit.MICROS);
			case 2 -> start.plus(1, ChronoUnit.MICROS);
			default -> start.plus(Duration.ofSeconds(random.nextInt(86_400)));
		};
	}

	/**
	 * Return the row as SQL values in the order of the model's columns.
	 */
	String values() {
		return "%s, '%s', '%s', '%s', null, %s, 1, 0, 'month', 1, 'recurring', 'active', '%s', %s".formatted(this.id,
				this.subscription, this.customer, this.currency, this.amount, this.from,
				(this.to != null) ? "'" + this.to + "'" : "null");
	}

	boolean isValidAt(Instant midnight) {
		return this.from.isBefore(midnight) && (this.to == null || !midnight.isAfter(this.to));
	}

}

package io.tidemark.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.tidemark.config.MovementLevel;
import org.jspecify.annotations.Nullable;

/**
 * The daily series by the definition alone: every row is asked for every day.
 *
 * @param periods the rows
 * @param zone the zone whose midnights end the days
 * @param level whose changes are movements
 */
record BruteForceSeries(List<RandomPeriod> periods, ZoneId zone, MovementLevel level) {

	private static final int NEW = 0;

	private static final int EXPANSION = 1;

	private static final int CONTRACTION = 2;

	private static final int CHURN = 3;

	private static final int REACTIVATION = 4;

	/**
	 * Return currency, day, revenue and the five movements, as decimals with 6 places or
	 * a hyphen.
	 * @param first a day before all rows
	 * @param last the last day
	 * @return the days in the order of currency and date
	 */
	List<String> days(LocalDate first, LocalDate last) {
		List<String> days = new ArrayList<>();
		for (String currency : new TreeSet<>(this.periods.stream().map(RandomPeriod::currency).toList())) {
			Map<String, BigDecimal> before = Map.of();
			Set<String> known = new HashSet<>();
			for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
				Map<String, BigDecimal> after = balances(currency, day.plusDays(1).atStartOfDay(this.zone).toInstant());
				String line = line(before, after, known);
				if (!known.isEmpty()) {
					days.add(currency + " " + day + " " + line);
				}
				before = after;
			}
		}
		return days;
	}

	private Map<String, BigDecimal> balances(String currency, Instant midnight) {
		Map<String, BigDecimal> balances = new TreeMap<>();
		for (RandomPeriod period : this.periods) {
			if (period.currency().equals(currency) && period.amount().signum() > 0 && period.isValidAt(midnight)) {
				String entity = switch (this.level) {
					case CUSTOMER -> period.customer();
					case SUBSCRIPTION -> period.customer() + " " + period.subscription();
				};
				balances.merge(entity, period.amount(), BigDecimal::add);
			}
		}
		return balances;
	}

	private static String line(Map<String, BigDecimal> before, Map<String, BigDecimal> after, Set<String> known) {
		@Nullable BigDecimal[] movements = new @Nullable BigDecimal[REACTIVATION + 1];
		Set<String> entities = new TreeSet<>(before.keySet());
		entities.addAll(after.keySet());
		for (String entity : entities) {
			BigDecimal was = before.getOrDefault(entity, BigDecimal.ZERO);
			BigDecimal is = after.getOrDefault(entity, BigDecimal.ZERO);
			if (was.compareTo(is) != 0) {
				int kind = kind(was, is, known.contains(entity));
				BigDecimal sum = movements[kind];
				BigDecimal amount = is.subtract(was).abs();
				movements[kind] = (sum != null) ? sum.add(amount) : amount;
			}
		}
		known.addAll(after.keySet());
		StringBuilder line = new StringBuilder(text(after.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
		for (BigDecimal movement : movements) {
			line.append(' ').append(text(movement));
		}
		return line.toString();
	}

	private static int kind(BigDecimal was, BigDecimal is, boolean isKnown) {
		if (was.signum() == 0) {
			return isKnown ? REACTIVATION : NEW;
		}
		if (is.signum() == 0) {
			return CHURN;
		}
		return (is.compareTo(was) > 0) ? EXPANSION : CONTRACTION;
	}

	private static String text(@Nullable BigDecimal value) {
		return (value != null) ? value.setScale(6).toPlainString() : "-";
	}

}

package io.tidemark.jobs.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/**
 * The random stream of one customer. Not thread-safe.
 */
final class Dice {

	private static final int OPENING_SECOND = 8 * 3600;

	private static final int OFFICE_SECONDS = 10 * 3600;

	private final SplittableRandom random;

	Dice(long seed, long stream) {
		this.random = new SplittableRandom(new SplittableRandom(seed).nextLong() + stream * 0x5DEECE66DL);
	}

	boolean chance(double probability) {
		return fraction() < probability;
	}

	/**
	 * A number from 0, inclusive, to 1, exclusive.
	 */
	double fraction() {
		return (this.random.nextLong() >>> 11) * 0x1.0p-53;
	}

	/**
	 * A whole number, both ends inclusive.
	 */
	int between(int lowest, int highest) {
		return lowest + (int) (fraction() * (highest - lowest + 1));
	}

	/**
	 * An index into the weights, drawn in their proportion.
	 */
	int weighted(int... weights) {
		int total = 0;
		for (int weight : weights) {
			total += weight;
		}
		int left = between(0, total - 1);
		int index = 0;
		while (left >= weights[index]) {
			left -= weights[index];
			index++;
		}
		return index;
	}

	/**
	 * One of the options, drawn in proportion to the weights; those without a weight are
	 * never drawn.
	 */
	<T> T pick(T[] options, int... weights) {
		return options[weighted(weights)];
	}

	LocalDateTime inOfficeHours(LocalDate day) {
		return day.atStartOfDay().plusSeconds(between(OPENING_SECOND, OPENING_SECOND + OFFICE_SECONDS));
	}

	/**
	 * A moment in office hours of the month that starts on a day, not on its first day.
	 */
	LocalDateTime inMonth(LocalDate firstOfMonth) {
		return inOfficeHours(firstOfMonth.plusDays(between(1, firstOfMonth.lengthOfMonth() - 1)));
	}

	/**
	 * A moment on a day strictly between those of two moments, or the earlier moment
	 * where there is no such day.
	 */
	LocalDateTime within(LocalDateTime from, LocalDateTime to) {
		int days = (int) ChronoUnit.DAYS.between(from.toLocalDate(), to.toLocalDate());
		int day = between(1, Math.max(1, days - 1));
		LocalDateTime moment = inOfficeHours(from.toLocalDate().plusDays(day));
		return (days < 2) ? from : moment;
	}

}

package io.tidemark.jobs.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * The day on which each customer signs up: a growing, seasonal business.
 */
final class SignUpCalendar {

	private static final double DAILY_GROWTH = 1.0 / 2400;

	private final LocalDate firstDay;

	private final int customers;

	private final double[] cumulated;

	SignUpCalendar(DemoPlan plan) {
		this.firstDay = plan.firstDay();
		this.customers = plan.customers();
		int days = (int) ChronoUnit.DAYS.between(this.firstDay, plan.horizon().toLocalDate());
		this.cumulated = new double[days];
		double sum = 0;
		for (int day = 0; day < days; day++) {
			LocalDate date = this.firstDay.plusDays(day);
			sum += (1 + day * DAILY_GROWTH) * Season.signUps(date.getMonth()) * weight(date.getDayOfWeek());
			this.cumulated[day] = sum;
		}
	}

	/**
	 * The sign-up day of a customer counted from 1; later customers never sign up
	 * earlier.
	 */
	LocalDate day(int customer) {
		double position = (customer - 0.5) / this.customers * this.cumulated[this.cumulated.length - 1];
		int found = Arrays.binarySearch(this.cumulated, position);
		return this.firstDay.plusDays((found < 0) ? -found - 1 : found);
	}

	/**
	 * How many customers have signed up by the end of a day.
	 */
	int countUntil(LocalDate lastDay) {
		int low = 0;
		int high = this.customers;
		while (low < high) {
			int middle = (low + high + 1) >>> 1;
			if (day(middle).isAfter(lastDay)) {
				high = middle - 1;
			}
			else {
				low = middle;
			}
		}
		return low;
	}

	private static double weight(DayOfWeek day) {
		return switch (day) {
			case MONDAY, TUESDAY, WEDNESDAY, THURSDAY -> 1.0;
			case FRIDAY -> 0.8;
			case SATURDAY -> 0.15;
			case SUNDAY -> 0.08;
		};
	}

}

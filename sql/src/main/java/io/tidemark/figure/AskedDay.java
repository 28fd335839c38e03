package io.tidemark.figure;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day as questions name it: by its date, or counted back from the business date.
 */
public final class AskedDay {

	/** What a day may be, for sentences that refuse what is none. */
	public static final String FORMS = "a date like 2026-01-31, today, yesterday, -30d, -12m, month-start or year-start";

	private static final int LAST_YEAR = 9999;

	private static final Pattern BACK = Pattern.compile("-([1-9][0-9]{0,3})([dm])");

	private AskedDay() {
	}

	/**
	 * Find the date of a day, empty if a text names none. Today is the business date; so
	 * many months back is the same day of that month, or its last one.
	 */
	public static Optional<LocalDate> find(String text, LocalDate businessDate) {
		return findRelative(text, businessDate).or(() -> findDate(text));
	}

	/**
	 * Find the date of a day that is counted back, empty for any other text.
	 */
	public static Optional<LocalDate> findRelative(String text, LocalDate businessDate) {
		return switch (text) {
			case "today" -> Optional.of(businessDate);
			case "yesterday" -> Optional.of(businessDate.minusDays(1));
			case "month-start" -> Optional.of(businessDate.withDayOfMonth(1));
			case "year-start" -> Optional.of(businessDate.withDayOfYear(1));
			default -> {
				Matcher back = BACK.matcher(text);
				yield back.matches() ? Optional.of(back(businessDate, Long.parseLong(back.group(1)), back.group(2)))
						: Optional.empty();
			}
		};
	}

	private static LocalDate back(LocalDate from, long number, String unit) {
		return unit.equals("d") ? from.minusDays(number) : from.minusMonths(number);
	}

	/**
	 * Find the date that is written out, of the years that a store can be asked for.
	 */
	private static Optional<LocalDate> findDate(String text) {
		try {
			return Optional.of(LocalDate.parse(text))
				.filter((date) -> date.getYear() >= 1 && date.getYear() <= LAST_YEAR);
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}

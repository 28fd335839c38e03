package io.tidemark.reports.text;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.tidemark.snapshot.RestatementCause;
import io.tidemark.snapshot.RestatementCause.ToldMovement;
import org.jspecify.annotations.Nullable;

/**
 * Says in a line each why past days are restated.
 */
public final class CauseLines {

	private static final int MOST = 12;

	private static final int LONGEST = 400;

	private final Wording words;

	private final Notation notation;

	private final Function<LocalDate, String> day;

	public CauseLines(Wording words, Notation notation) {
		this(words, notation, notation::fullDay);
	}

	private CauseLines(Wording words, Notation notation, Function<LocalDate, String> day) {
		this.words = words;
		this.notation = notation;
		this.day = day;
	}

	/**
	 * Create the lines of consoles: in English, with dates as 2026-11-04.
	 */
	public static CauseLines english() {
		Wording words = Wording.english();
		return new CauseLines(words, new Notation(Locale.UK, ZoneOffset.UTC, words), LocalDate::toString);
	}

	/**
	 * Return lines of up to 12 causes, as many of each currency.
	 * @param causes the causes in their order, of each currency the largest first
	 */
	public List<String> largest(List<RestatementCause> causes) {
		long currencies = causes.stream().map(RestatementCause::currency).distinct().count();
		long most = Math.max(1, MOST / Math.max(1, currencies));
		Map<String, Integer> told = new HashMap<>();
		return causes.stream()
			.filter((cause) -> told.merge(cause.currency(), 1, Integer::sum) <= most)
			.map((cause) -> CleanText.line(line(cause), LONGEST))
			.toList();
	}

	/**
	 * Return lines of the largest causes, and one that counts the rest.
	 */
	public List<String> largestAndRest(List<RestatementCause> causes) {
		List<String> lines = new ArrayList<>(largest(causes));
		if (lines.size() < causes.size()) {
			lines.add(this.words.say("causes.rest", this.notation.count(causes.size() - lines.size())));
		}
		return lines;
	}

	/**
	 * Write such lines as a paragraph, nothing if there are none.
	 */
	public void write(List<RestatementCause> causes, PrintWriter out) {
		if (!causes.isEmpty()) {
			out.println("Restated:");
			largestAndRest(causes).forEach((line) -> out.println("  " + line));
		}
	}

	private String line(RestatementCause cause) {
		ToldMovement before = cause.before();
		ToldMovement after = cause.after();
		ToldMovement first = (before != null) ? before : after;
		boolean isSameClass = before != null && after != null && before.movement().equals(after.movement());
		return this.words.say("causes." + (isSameClass ? "amount" : cause.difference()), days(cause),
				cause.customerId(), movement(first), amount(first, cause), this.day.apply(cause.from()),
				movement(after), amount(after, cause));
	}

	private String days(RestatementCause cause) {
		String change = Notation.signed(cause.change(), this.notation.exactMoney(cause.change(), cause.currency()));
		String from = this.day.apply(cause.from());
		LocalDate to = cause.to();
		if (to == null) {
			return this.words.say("causes.from", cause.currency(), change, from);
		}
		return to.equals(cause.from()) ? this.words.say("causes.on", cause.currency(), change, from)
				: this.words.say("causes.between", cause.currency(), change, from, this.day.apply(to));
	}

	private String movement(@Nullable ToldMovement told) {
		return (told != null) ? this.words.say("causes.movement." + told.movement()) : Notation.NOTHING;
	}

	private String amount(@Nullable ToldMovement told, RestatementCause cause) {
		return this.notation.exactMoney((told != null) ? told.amount() : null, cause.currency());
	}

}

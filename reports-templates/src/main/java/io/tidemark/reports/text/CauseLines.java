package io.tidemark.reports.text;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.tidemark.snapshot.CellCause;
import io.tidemark.snapshot.MovementCause;
import io.tidemark.snapshot.MovementCause.ToldMovement;
import io.tidemark.snapshot.RestatementCause;
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
	 * Return lines of up to 12 causes of the revenue series, as many of each currency,
	 * and of up to 12 of KPIs, as many of each object and currency.
	 * @param causes the causes in their order, of each currency the largest first
	 */
	public List<String> largest(List<? extends RestatementCause> causes) {
		return Stream.of(largest(causes, MovementCause.class, this::line), largest(causes, CellCause.class, this::line))
			.flatMap((lines) -> lines)
			.map((line) -> CleanText.line(line, LONGEST))
			.toList();
	}

	private static <T extends RestatementCause> Stream<String> largest(List<? extends RestatementCause> all,
			Class<T> kind, Function<T, String> line) {
		List<T> causes = all.stream().filter(kind::isInstance).map(kind::cast).toList();
		long groups = causes.stream().map(CauseLines::group).distinct().count();
		long most = Math.max(1, MOST / Math.max(1, groups));
		Map<String, Integer> told = new HashMap<>();
		return causes.stream().filter((cause) -> told.merge(group(cause), 1, Integer::sum) <= most).map(line);
	}

	private static String group(RestatementCause cause) {
		return cause.figure() + " " + cause.currency();
	}

	/**
	 * Return lines of the largest causes, and one that counts the rest.
	 */
	public List<String> largestAndRest(List<? extends RestatementCause> causes) {
		List<String> lines = new ArrayList<>(largest(causes));
		if (lines.size() < causes.size()) {
			lines.add(this.words.say("causes.rest", this.notation.count(causes.size() - lines.size())));
		}
		return lines;
	}

	/**
	 * Write such lines as a paragraph, nothing if there are none.
	 */
	public void write(List<? extends RestatementCause> causes, PrintWriter out) {
		if (!causes.isEmpty()) {
			out.println("Restated:");
			largestAndRest(causes).forEach((line) -> out.println("  " + line));
		}
	}

	private String line(CellCause cause) {
		List<String> changes = new ArrayList<>();
		long count = cause.count();
		if (count != 0) {
			changes.add(
					this.words.say((count > 0) ? "causes.more" : "causes.fewer", this.notation.count(Math.abs(count))));
		}
		String currency = cause.currency();
		BigDecimal amount = cause.amount();
		if (currency != null && amount != null && amount.signum() != 0) {
			changes.add(this.words.say((amount.signum() > 0) ? "causes.moreMoney" : "causes.lessMoney", currency,
					this.notation.exactMoney(amount.abs(), currency)));
		}
		String from = this.day.apply(cause.from());
		String days = cause.to().equals(cause.from()) ? this.words.say("causes.day", from)
				: this.words.say("causes.days", from, this.day.apply(cause.to()));
		return this.words.say("causes." + cause.object(), String.join(this.words.say("causes.and"), changes), days)
				+ detail("status", cause.status()) + detail("type", cause.type())
				+ detail("dealer", cause.dealerCode());
	}

	private String detail(String dimension, @Nullable String value) {
		return (value != null) ? this.words.say("causes.of." + dimension, value) : "";
	}

	private String line(MovementCause cause) {
		ToldMovement before = cause.before();
		ToldMovement after = cause.after();
		ToldMovement first = (before != null) ? before : after;
		boolean isSameClass = before != null && after != null && before.movement().equals(after.movement());
		return this.words.say("causes." + (isSameClass ? "amount" : cause.difference()), days(cause),
				cause.customerId(), movement(first), amount(first, cause), this.day.apply(cause.from()),
				movement(after), amount(after, cause));
	}

	private String days(MovementCause cause) {
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

	private String amount(@Nullable ToldMovement told, MovementCause cause) {
		return this.notation.exactMoney((told != null) ? told.amount() : null, cause.currency());
	}

}

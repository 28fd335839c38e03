package io.tidemark.reports.text;

import java.time.LocalDate;
import java.util.function.Function;

import io.tidemark.figure.registry.Warning;

/**
 * Says in a sentence or two each what a question may have got wrong.
 */
public final class WarningLines {

	private final Wording words;

	private final Function<LocalDate, String> day;

	public WarningLines(Wording words, Notation notation) {
		this(words, notation::fullDay);
	}

	private WarningLines(Wording words, Function<LocalDate, String> day) {
		this.words = words;
		this.day = day;
	}

	/**
	 * Create the lines of pages and consoles: in English, with dates as 2026-11-04.
	 */
	public static WarningLines english() {
		return new WarningLines(Wording.english(), LocalDate::toString);
	}

	/**
	 * Return the line of a warning.
	 */
	public String of(Warning warning) {
		return (warning instanceof Warning.UnknownValue unknown) ? unknown(unknown) : noDays((Warning.NoDays) warning);
	}

	/**
	 * Return the line of a warning with the figure that it is about.
	 */
	public String of(String figure, Warning warning) {
		return this.words.say("warning.figure", figure, of(warning));
	}

	private String unknown(Warning.UnknownValue unknown) {
		String sentence = this.words.say("warning." + unknown.parameter().parameter(), unknown.value());
		return unknown.nearest().isEmpty() ? sentence
				: this.words.say("warning.nearest", sentence, String.join(", ", unknown.nearest()));
	}

	private String noDays(Warning.NoDays days) {
		return this.words.say("warning.days", this.day.apply(days.from()), this.day.apply(days.to()));
	}

}

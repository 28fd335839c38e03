package io.tidemark.reports.xlsx;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.InvoiceAge;
import io.tidemark.reports.text.Wording;

/**
 * The language of a workbook: its headings, and how it writes days and amounts. The names
 * of its sheets and the definitions are the same in all languages.
 */
public final class SheetLanguage {

	/** That of the API's downloads. */
	public static final SheetLanguage ENGLISH = new SheetLanguage(Wording.english());

	private final Wording words;

	/**
	 * Create the language of a report's texts.
	 */
	public SheetLanguage(Wording words) {
		this.words = words;
	}

	/**
	 * Return a heading.
	 * @param english how it is in English, by which the texts have it
	 */
	String heading(String english) {
		return this.words.sayOr("sheet." + key(english), english);
	}

	/**
	 * Return the heading of a column.
	 */
	String of(FigureColumn column) {
		return heading(column.label());
	}

	/**
	 * Return an age of invoices in words.
	 */
	String age(String label) {
		return this.words.sayOr("age." + key(label), InvoiceAge.inWords(label));
	}

	/**
	 * Return a sentence or title with what it is of.
	 */
	String say(String key, String... values) {
		return this.words.say("sheet." + key, values);
	}

	/**
	 * Return a day for a title, where it is no cell.
	 */
	String day(LocalDate day) {
		return DateTimeFormatter.ofPattern(say("format.title"), Locale.ROOT).format(day);
	}

	/**
	 * Return the format of a number in a currency.
	 * @param code the currency
	 * @param number the format without it
	 */
	String money(String code, String number) {
		return say("format.money", code, number);
	}

	private static String key(String english) {
		return english.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
	}

}

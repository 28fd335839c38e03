package io.tidemark.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parameters that questions may have, each with what it means.
 */
public enum Parameter {

	STATUS("status", ParameterKind.TEXT, "Keep this status, in any case.", "active"),

	TYPE("type", ParameterKind.TEXT, "Keep this type, in any case.", "mobile"),

	DEALER_CODE("dealerCode", ParameterKind.TEXT,
			"Keep this dealer, exactly; DIRECT is none; once for each of several.", "DEALER01"),

	DATE_FROM("dateFrom", ParameterKind.DATE,
			"From this local day on, inclusive: a date, or today (the business date), yesterday, -30d, -12m, month-start or "
					+ "year-start.",
			"2026-01-01"),

	DATE_TO("dateTo", ParameterKind.DATE, "Up to this local day, inclusive: a date, or a day as in dateFrom.",
			"2026-01-31"),

	CURRENCY("currency", ParameterKind.CURRENCY, "Keep this currency.", "EUR"),

	CUSTOMER_ID("customerId", ParameterKind.TEXT, "Keep this customer, exactly.", "1042"),

	MOVEMENT("movement", "Keep this class of movements.", "churn", Stream.of(Movement.values()).map(Movement::label)),

	AGE("age", "Keep this age of invoices, in days past due; 1-30 and 1 to 30 days are the same.", "31-60",
			InvoiceAge.labels().stream()),

	INTERVAL("interval", "Balances at the end of such periods, movements added up.", "month",
			Stream.of(Interval.values()).map(Interval::label)),

	GROUP_BY("groupBy", ParameterKind.LIST,
			"Break the rows down by these dimensions, too: names of them, separated by commas.", "dealer,status"),

	ID_AFTER("idAfter", "Rows after the one with this number, counted from 1.", "1000", 0, Long.MAX_VALUE),

	LIMIT("limit", "This many rows at the most.", "100", 1, 10_000),

	PAGE("page", "The page with this number, counted from 1; past the last it is empty.", "2", 1, Integer.MAX_VALUE),

	ITEMS_PER_PAGE("itemsPerPage", "This many rows a page at the most; 10,000 if left out.", "500", 1, 10_000);

	private final String parameter;

	private final ParameterKind kind;

	private final String sentence;

	private final String example;

	private final List<String> choices;

	private final long least;

	private final long most;

	Parameter(String parameter, ParameterKind kind, String sentence, String example) {
		this(parameter, kind, sentence, example, List.of(), 0, 0);
	}

	Parameter(String parameter, String sentence, String example, Stream<String> choices) {
		this(parameter, ParameterKind.CHOICE, sentence, example, choices.toList(), 0, 0);
	}

	Parameter(String parameter, String sentence, String example, long least, long most) {
		this(parameter, ParameterKind.INTEGER, sentence, example, List.of(), least, most);
	}

	Parameter(String parameter, ParameterKind kind, String sentence, String example, List<String> choices, long least,
			long most) {
		this.parameter = parameter;
		this.kind = kind;
		this.sentence = sentence;
		this.example = example;
		this.choices = choices;
		this.least = least;
		this.most = most;
	}

	public String parameter() {
		return this.parameter;
	}

	/**
	 * Return what a value is of, in words: {@code dealer} for {@code dealerCode},
	 * {@code from} for {@code dateFrom}.
	 */
	public String word() {
		return this.parameter.replaceAll("Code$|Id$|^date", "")
			.replaceAll("(?=[A-Z])", " ")
			.toLowerCase(Locale.ROOT)
			.strip();
	}

	public ParameterKind kind() {
		return this.kind;
	}

	/**
	 * Return whether it may be given several times, for rows of any of the values.
	 */
	public boolean isRepeatable() {
		return this == DEALER_CODE;
	}

	public String sentence() {
		return this.sentence;
	}

	public String example() {
		return this.example;
	}

	public List<String> choices() {
		return this.choices;
	}

	/**
	 * Return the choice that a text stands for, be it the choice itself or an age in
	 * words.
	 */
	public Optional<String> findChoice(String text) {
		return (this == AGE) ? InvoiceAge.find(text) : this.choices.stream().filter(text::equals).findFirst();
	}

	/**
	 * Return a value as people read it.
	 */
	public String inWords(String value) {
		return (this == AGE) ? InvoiceAge.inWords(value) : value;
	}

	public long least() {
		return this.least;
	}

	/**
	 * Return the greatest integer, {@link Long#MAX_VALUE} if there is none.
	 */
	public long most() {
		return this.most;
	}

}

package io.tidemark.catalogue;

import java.util.List;
import java.util.stream.Stream;

/**
 * The parameters that questions may have.
 */
public enum Parameter {

	/** The entity's status. */
	STATUS("status", ParameterKind.TEXT, "Keep this status, in any case.", "active"),

	/** The entity's type. */
	TYPE("type", ParameterKind.TEXT, "Keep this type, in any case.", "mobile"),

	/** The dealer's code. */
	DEALER_CODE("dealerCode", ParameterKind.TEXT, "Keep this dealer, exactly; DIRECT is none.", "DEALER01"),

	/** The first day. */
	DATE_FROM("dateFrom", ParameterKind.DATE, "From this local day on, inclusive.", "2026-01-01"),

	/** The last day. */
	DATE_TO("dateTo", ParameterKind.DATE, "Up to this local day, inclusive.", "2026-01-31"),

	/** The currency. */
	CURRENCY("currency", ParameterKind.CURRENCY, "Keep this currency.", "EUR"),

	/** The customer's id. */
	CUSTOMER_ID("customerId", ParameterKind.TEXT, "Keep this customer, exactly.", "1042"),

	/** The class of movements. */
	MOVEMENT("movement", "Keep this class of movements.", "churn", Stream.of(Movement.values()).map(Movement::label)),

	/** How long periods are. */
	INTERVAL("interval", "Balances at the end of such periods, movements added up.", "month",
			Stream.of(Interval.values()).map(Interval::label)),

	/** The row after which an answer starts. */
	ID_AFTER("idAfter", "Rows after the one with this number, counted from 1.", "1000", 0, Long.MAX_VALUE),

	/** How many rows an answer has. */
	LIMIT("limit", "This many rows at the most.", "100", 1, 10_000),

	/** The number of a page. */
	PAGE("page", "The page with this number, counted from 1; past the last it is empty.", "2", 1, Integer.MAX_VALUE),

	/** How many rows a page has. */
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

	/**
	 * Return the name in a question, as in {@code dealerCode}.
	 */
	public String parameter() {
		return this.parameter;
	}

	public ParameterKind kind() {
		return this.kind;
	}

	public String sentence() {
		return this.sentence;
	}

	public String example() {
		return this.example;
	}

	/**
	 * Return the valid values of a choice, none for other kinds.
	 */
	public List<String> choices() {
		return this.choices;
	}

	/**
	 * Return the least integer, 0 for other kinds.
	 */
	public long least() {
		return this.least;
	}

	/**
	 * Return the greatest integer, {@link Long#MAX_VALUE} if there is none; 0 for other
	 * kinds.
	 */
	public long most() {
		return this.most;
	}

}

package io.tidemark.reports.html;

import java.util.List;

/**
 * A form that asks for a page by its address.
 *
 * @param action the address without parameters
 * @param hidden what is asked in any case
 */
public record FormView(String action, List<Field> fields, List<Option> hidden) {

	public FormView {
		fields = List.copyOf(fields);
		hidden = List.copyOf(hidden);
	}

	/**
	 * One control.
	 *
	 * @param kind {@code select}, {@code checks} for several of the options,
	 * {@code boxes} for the same in full sight, or the type of an input: {@code text} or
	 * {@code date}
	 * @param value what an input has, empty for nothing
	 * @param options what can be chosen, or is suggested for an input
	 */
	public record Field(String name, String label, String kind, String value, List<Option> options) {

		public Field {
			options = List.copyOf(options);
		}

	}

	/**
	 * A value with its label, or of a hidden field with its name.
	 */
	public record Option(String label, String value, boolean chosen) {
	}

}

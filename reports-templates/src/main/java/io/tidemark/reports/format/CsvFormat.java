package io.tidemark.reports.format;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.tidemark.failure.QueryInvalid;
import org.jspecify.annotations.Nullable;

/**
 * How CSV is spelled, since spreadsheets of other languages read it otherwise.
 *
 * @param hasMark whether it begins with a byte order mark, without which Excel takes
 * UTF-8 for something else
 * @param separator what is between the values of a row
 * @param decimal what is before the decimals of a number
 */
public record CsvFormat(boolean hasMark, char separator, char decimal) {

	/** As RFC 4180 has it. */
	public static final CsvFormat USUAL = new CsvFormat(false, ',', '.');

	public static final String BOM = "bom";

	public static final String SEPARATOR = "separator";

	public static final String DECIMAL = "decimal";

	/** The names of all parameters. */
	public static final Set<String> PARAMETERS = Set.of(BOM, SEPARATOR, DECIMAL);

	/** The names of separators that are not what they are called. */
	private static final Map<String, String> NAMES = Map.of("tab", "\t");

	public CsvFormat {
		if (separator == decimal) {
			throw new QueryInvalid(
					"separator and decimal can't both be '%s': use separator=; with decimal=,.".formatted(separator));
		}
	}

	/**
	 * Read the parameters of a format.
	 * @param texts parameters by name; others than those of a format are left aside
	 * @throws QueryInvalid if a value is invalid
	 */
	public static CsvFormat of(Map<String, String> texts) {
		String bom = choice(BOM, List.of("true", "false"), texts.get(BOM), "false");
		String separator = choice(SEPARATOR, List.of(",", ";", "tab", "|"), texts.get(SEPARATOR), ",");
		String decimal = choice(DECIMAL, List.of(".", ","), texts.get(DECIMAL), ".");
		return new CsvFormat(bom.equals("true"), NAMES.getOrDefault(separator, separator).charAt(0), decimal.charAt(0));
	}

	private static String choice(String name, List<String> choices, @Nullable String text, String otherwise) {
		if (text != null && !choices.contains(text)) {
			throw new QueryInvalid("%s must be one of %s, not '%s'.".formatted(name,
					choices.stream().collect(Collectors.joining("', '", "'", "'")), text));
		}
		return (text != null) ? text : otherwise;
	}

}

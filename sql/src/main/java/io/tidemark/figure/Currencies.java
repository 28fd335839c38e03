package io.tidemark.figure;

import java.util.Map;
import java.util.stream.Collectors;

import io.tidemark.sql.SqlFile;

/**
 * The ISO 4217 codes and their minor units, from {@code seeds/currencies.csv}.
 */
public final class Currencies {

	private static final Map<String, Integer> MINOR_UNITS = SqlFile.loadResource("seeds/currencies.csv")
		.lines()
		.skip(1)
		.map((line) -> line.split(",", -1))
		.collect(Collectors.toUnmodifiableMap((line) -> line[0], (line) -> Integer.valueOf(line[1])));

	private Currencies() {
	}

	public static boolean contains(String code) {
		return MINOR_UNITS.containsKey(code);
	}

	/**
	 * Return how many decimals amounts of a currency have, 0 to 4.
	 * @throws IllegalArgumentException if there is no such currency
	 */
	public static int minorUnit(String code) {
		Integer unit = MINOR_UNITS.get(code);
		if (unit == null) {
			throw new IllegalArgumentException(code + " is no ISO 4217 code");
		}
		return unit;
	}

}

package io.tidemark.model;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out which tables a statement reads: what follows {@code from} or {@code join} and
 * is no common table expression of its own.
 */
final class ReadTables {

	private static final Pattern NOT_SQL = Pattern.compile("--[^\n]*|/\\*.*?\\*/|'(?:[^']|'')*'", Pattern.DOTALL);

	private static final Pattern READ = Pattern
		.compile("(?<!\\bdistinct\\s|\\bextract\\([a-z]{3,9}\\s)\\b(?:from|join)\\s+([a-z_][a-z0-9_]*)\\b(?!\\s*[(.])");

	private static final Pattern DEFINED = Pattern
		.compile("(?:\\bwith|\\brecursive|,)\\s+([a-z_][a-z0-9_]*)\\s+as\\s*\\(");

	private ReadTables() {
	}

	static Set<String> of(String sql) {
		String text = NOT_SQL.matcher(sql).replaceAll("''").toLowerCase(Locale.ROOT);
		Set<String> tables = names(READ, text);
		tables.removeAll(names(DEFINED, text));
		return tables;
	}

	private static Set<String> names(Pattern pattern, String text) {
		Set<String> names = new LinkedHashSet<>();
		Matcher matcher = pattern.matcher(text);
		while (matcher.find()) {
			names.add(matcher.group(1));
		}
		return names;
	}

}

package io.tidemark.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where a mail goes to or comes from.
 *
 * @param name the name that is shown, null for none
 * @param address an address of ASCII characters like finance@example.com
 */
public record MailAddress(@Nullable String name, String address) {

	private static final String PART = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*";

	private static final Pattern ADDRESS = Pattern.compile(PART + "@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");

	private static final Pattern NAMED = Pattern.compile("\"?([^\"<>\\p{Cntrl}]*?)\"?\\s*<([^<>]*)>");

	private static final int LONGEST = 254;

	public MailAddress {
		if (address.length() > LONGEST || address.contains("..") || !ADDRESS.matcher(address).matches()) {
			throw new IllegalArgumentException(
					"'%s' is no mail address: write it like finance@example.com or Finance <finance@example.com>"
						.formatted(address.replaceAll("\\p{Cntrl}", "?")));
		}
	}

	/**
	 * Read an address, with or without a name, as in
	 * {@code Finance <finance@example.com>}.
	 */
	public static MailAddress of(String text) {
		Matcher named = NAMED.matcher(text.strip());
		if (named.matches()) {
			String name = named.group(1).strip();
			return new MailAddress(name.isEmpty() ? null : name, named.group(2).strip());
		}
		return new MailAddress(null, text.strip());
	}

	/**
	 * Return what two spellings of an address have in common.
	 */
	public String key() {
		return this.address.toLowerCase(Locale.ROOT);
	}

	@Override
	public String toString() {
		return (this.name != null) ? "%s <%s>".formatted(this.name, this.address) : this.address;
	}

}

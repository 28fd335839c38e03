package io.tidemark.key;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.tidemark.snapshot.ContentHash;

/**
 * What a caller shows to prove a key; never stored, never printed by accident.
 *
 * @param text the secret; any text may be one, though most belong to no key
 */
public record KeySecret(String text) {

	private static final String PREFIX = "tdm_";

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

	/** As many letters and digits as 256 bits need. */
	private static final int LENGTH = 43;

	private static final SecureRandom RANDOM = new SecureRandom();

	/** A key, with or without its prefix, as it is or percent-encoded as in a URL. */
	private static final Pattern LOOKS_LIKE_A_KEY = Pattern
		.compile("(?:t|%74)(?:d|%64)(?:m|%6[Dd])(?:_|%5[Ff])(?:[A-Za-z0-9_-]|%[0-9A-Fa-f]{2})+"
				+ "|(?<![A-Za-z0-9])(?:[A-Za-z0-9]|%[3-7][0-9A-Fa-f]){43}(?![A-Za-z0-9])");

	/**
	 * Generate a secret of 256 random bits.
	 * @return {@code tdm_} and 43 letters and digits
	 */
	public static KeySecret generate() {
		return new KeySecret(RANDOM.ints(LENGTH, 0, ALPHABET.length())
			.mapToObj((index) -> ALPHABET.substring(index, index + 1))
			.collect(Collectors.joining("", PREFIX, "")));
	}

	/**
	 * Replace everything in a text that looks like a key by {@code tdm_***}, for logs and
	 * messages.
	 */
	public static String redact(String text) {
		return LOOKS_LIKE_A_KEY.matcher(text).replaceAll(PREFIX + "***");
	}

	public KeyHash hash() {
		return KeyHash.of(ContentHash.sha256().digest(this.text.getBytes(StandardCharsets.UTF_8)));
	}

	@Override
	public String toString() {
		return PREFIX + "***";
	}

}

package io.tidemark.key;

import java.util.HexFormat;

/**
 * The SHA-256 hash of a secret. A secret has 256 random bits, so nobody can guess it from
 * a fast hash, and a slow one would only slow down each request.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record KeyHash(String hex) {

	public KeyHash {
		if (!hex.matches("[0-9a-f]{64}")) {
			throw new IllegalArgumentException("Not a SHA-256 hash: " + hex);
		}
	}

	static KeyHash of(byte[] digest) {
		return new KeyHash(HexFormat.of().formatHex(digest));
	}

	public byte[] bytes() {
		return HexFormat.of().parseHex(this.hex);
	}

}

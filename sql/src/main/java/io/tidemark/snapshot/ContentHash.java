package io.tidemark.snapshot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A SHA-256 hash in lower-case hexadecimal digits.
 */
public record ContentHash(String hex) {

	public ContentHash {
		if (!hex.matches("[0-9a-f]{64}")) {
			throw new IllegalArgumentException("Not a SHA-256 hash: " + hex);
		}
	}

	public static ContentHash of(byte[] digest) {
		return new ContentHash(HexFormat.of().formatHex(digest));
	}

	/**
	 * Return the hash of a snapshot: over the lines {@code figure part hash}.
	 * @param chunks the snapshot's chunks, sorted by figure and part
	 */
	public static ContentHash ofChunks(List<ChunkRef> chunks) {
		MessageDigest digest = sha256();
		for (ChunkRef chunk : chunks) {
			String line = chunk.figure() + " " + chunk.part() + " " + chunk.hash().hex() + "\n";
			digest.update(line.getBytes(StandardCharsets.UTF_8));
		}
		return of(digest.digest());
	}

	public static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public byte[] bytes() {
		return HexFormat.of().parseHex(this.hex);
	}

	@Override
	public String toString() {
		return this.hex;
	}

}

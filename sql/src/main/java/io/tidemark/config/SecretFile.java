package io.tidemark.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A file whose content is one value of the configuration, as containers get secrets.
 *
 * @param path the file
 */
record SecretFile(Path path) {

	private static final int LONGEST = 65_536;

	/**
	 * Return the file's text without its last line break.
	 * @throws SecretFileUnreadable naming the file, never what it says
	 */
	String load() {
		byte[] bytes = bytes();
		if (bytes.length > LONGEST) {
			throw failure("is longer than 64 KB: a value is expected there", null);
		}
		String text = decode(bytes).replaceFirst("\\r?\\n\\z", "");
		if (text.isEmpty()) {
			throw failure("is empty: write the value into it", null);
		}
		return text;
	}

	private byte[] bytes() {
		if (Files.isDirectory(this.path)) {
			throw failure("is a folder: name a file", null);
		}
		try (InputStream stream = Files.newInputStream(this.path)) {
			return stream.readNBytes(LONGEST + 1);
		}
		catch (NoSuchFileException ex) {
			throw failure("does not exist: create it, or correct the path", ex);
		}
		catch (IOException ex) {
			throw failure("can't be read: let this user read it", ex);
		}
	}

	private String decode(byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw failure("is no UTF-8 text", ex);
		}
	}

	private SecretFileUnreadable failure(String what, @Nullable Exception cause) {
		return new SecretFileUnreadable("the file %s %s".formatted(this.path, what), cause);
	}

}

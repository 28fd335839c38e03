package io.tidemark.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The one stylesheet, which every page carries inside.
 */
final class Stylesheet {

	private final String text;

	private Stylesheet(String text) {
		this.text = text;
	}

	static Stylesheet load() {
		try (InputStream file = Objects.requireNonNull(Stylesheet.class.getResourceAsStream("style.css"))) {
			return new Stylesheet(new String(file.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The stylesheet can't be read from the program's own files.", ex);
		}
	}

	String text() {
		return this.text;
	}

	/**
	 * Return what a content security policy knows the stylesheet by.
	 */
	String source() {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(this.text.getBytes(StandardCharsets.UTF_8));
			return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java has no SHA-256, which every Java must have.", ex);
		}
	}

}

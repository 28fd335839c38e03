package io.tidemark.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Loads statements by name from the files of this module.
 */
public final class SqlFile {

	private SqlFile() {
	}

	/**
	 * Load a statement.
	 * @param name the path below {@code sql/} without the ending, as in
	 * {@code figures/mrr_daily}
	 * @throws IllegalArgumentException if there is no such file
	 */
	public static String load(String name) {
		return loadResource(name + ".sql");
	}

	/**
	 * Return whether there is a file.
	 * @param path the path below {@code sql/}, with its ending
	 */
	public static boolean exists(String path) {
		return SqlFile.class.getResource(path) != null;
	}

	/**
	 * Load a file of this module that is no statement, a seed for example.
	 * @param path the path below {@code sql/}
	 * @throws IllegalArgumentException if there is no such file
	 */
	public static String loadResource(String path) {
		try (InputStream stream = SqlFile.class.getResourceAsStream(path)) {
			if (stream == null) {
				throw new IllegalArgumentException("There is no sql/" + path);
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

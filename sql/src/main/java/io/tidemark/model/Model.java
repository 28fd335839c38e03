package io.tidemark.model;

import java.util.Optional;
import java.util.regex.Pattern;

import io.tidemark.sql.SqlFile;

/**
 * A SQL model: one file that becomes a table or a view of its name.
 *
 * @param name the file's name, whose prefix says in which folder it is
 * @param path the file's path below {@code sql/}, without its ending
 */
public record Model(String name, String path, String sql) {

	private static final Pattern VIEW = Pattern.compile("(?m)^-- Built as a view\\.$");

	/**
	 * Load a model.
	 * @throws IllegalArgumentException if there is no such file
	 */
	public static Model load(String name) {
		return new Model(name, path(name), SqlFile.load(path(name)));
	}

	static Optional<Model> find(String name) {
		return SqlFile.exists(path(name) + ".sql") ? Optional.of(load(name)) : Optional.empty();
	}

	private static String path(String name) {
		if (name.startsWith("stg_")) {
			return "staging/" + name;
		}
		return (name.startsWith("int_") ? "intermediate/" : "figures/") + name;
	}

	/**
	 * Return whether the model is computed by each model that reads it, not once when it
	 * is built.
	 */
	public boolean isView() {
		return VIEW.matcher(this.sql).find();
	}

	/**
	 * Return the statement that builds the model, for engines that can replace one.
	 */
	public String createStatement() {
		return "create or replace %s %s as\n%s".formatted(isView() ? "view" : "table", this.name, this.sql);
	}

}

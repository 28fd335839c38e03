package io.tidemark.jobs.warehouse;

import io.tidemark.sql.SqlFile;

/**
 * A SQL model: one file that becomes a table or a view of its name.
 *
 * @param name the file's name, whose prefix says in which folder it is
 * @param kind what it becomes
 */
public record Model(String name, Kind kind) {

	public static Model table(String name) {
		return new Model(name, Kind.TABLE);
	}

	public static Model view(String name) {
		return new Model(name, Kind.VIEW);
	}

	/**
	 * Return the path of the model's file below {@code sql/}, without its ending.
	 * @return a path for {@link SqlFile#load(String)}
	 */
	public String path() {
		if (this.name.startsWith("stg_") || this.name.equals("calendar")) {
			return "staging/" + this.name;
		}
		return (this.name.startsWith("int_") ? "intermediate/" : "figures/") + this.name;
	}

	String sql() {
		return SqlFile.load(path());
	}

	/**
	 * What a model becomes.
	 */
	public enum Kind {

		/** Computed once, when it is built. */
		TABLE,

		/** Computed by each model that reads it. */
		VIEW

	}

}

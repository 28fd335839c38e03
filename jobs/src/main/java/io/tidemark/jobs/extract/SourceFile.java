package io.tidemark.jobs.extract;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.tidemark.billing.BillingColumn;
import io.tidemark.billing.BillingTable;
import io.tidemark.failure.SourceInvalid;
import io.tidemark.jobs.warehouse.Warehouse;

/**
 * A file with the rows of one table.
 */
interface SourceFile {

	BillingTable table();

	Path path();

	/**
	 * Check that the file has the table's columns and no others.
	 * @throws SourceInvalid naming the file and the column
	 */
	void checkColumns(Warehouse warehouse);

	/**
	 * Return the query that reads all columns as text.
	 */
	String textSelect();

	RuntimeException explain(RuntimeException failure);

	/**
	 * Return where in the file a value stands, as it follows the file's name.
	 */
	String place(TypedColumns.Misfit misfit);

	default SourceInvalid explain(TypedColumns.Misfit misfit) {
		return new SourceInvalid("%s%s: column %s has '%s', which is not %s.".formatted(path(), place(misfit),
				misfit.column().name(), misfit.value(), misfit.column().type().description()));
	}

	default void checkNames(List<String> names) {
		checkNames(path().toString(), table(), names);
	}

	/**
	 * Check that a source has a table's columns, each once, and no others.
	 * @param origin the file or the select, for messages
	 */
	static void checkNames(String origin, BillingTable table, List<String> names) {
		List<String> expected = table.columns().stream().map(BillingColumn::name).toList();
		for (String name : expected) {
			if (!names.contains(name)) {
				throw new SourceInvalid("%s lacks the column %s.".formatted(origin, name));
			}
		}
		Set<String> seen = new HashSet<>();
		for (String name : names) {
			if (!expected.contains(name)) {
				throw new SourceInvalid("%s has the unknown column '%s': the model has %s.".formatted(origin, name,
						String.join(", ", expected)));
			}
			if (!seen.add(name)) {
				throw new SourceInvalid("%s has the column %s twice.".formatted(origin, name));
			}
		}
	}

	default String quotedPath() {
		return "'" + path().toString().replace("'", "''") + "'";
	}

}

package io.tidemark.jobs.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

import io.tidemark.billing.BillingColumn;
import io.tidemark.billing.BillingTable;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.failure.SourceInvalid;
import io.tidemark.sql.SqlFile;

/**
 * The select that a mapping has for a billing table.
 *
 * @param origin the select's file, for messages
 */
public record ExtractionSelect(BillingTable table, String origin, String sql) {

	private static final String SHIPPED = "tidemark";

	/**
	 * Return a mapping with its folder, if it is one, found from the configuration's.
	 */
	static String mapping(String configured, Path folder) {
		return configured.equals(SHIPPED) ? configured : folder.resolve(configured).normalize().toString();
	}

	/**
	 * Find the select of a table; a folder may have none.
	 * @param mapping the shipped mapping's name, or a folder
	 */
	public static Optional<ExtractionSelect> find(String mapping, BillingTable table) {
		String name = table.tableName() + ".sql";
		if (mapping.equals(SHIPPED)) {
			String path = "extract/" + mapping + "/" + table.tableName();
			return Optional.of(new ExtractionSelect(table, path + ".sql", SqlFile.load(path)));
		}
		Path folder = Path.of(mapping);
		if (!Files.isDirectory(folder)) {
			throw new ConfigurationInvalid(
					"The mapping '%s' is neither '%s' nor a folder of extraction selects.".formatted(mapping, SHIPPED));
		}
		Path file = folder.resolve(name);
		if (!Files.exists(file)) {
			if (table == BillingTable.CUSTOMERS) {
				throw new SourceInvalid(
						"The mapping %s has no %s: nothing runs without customers.".formatted(folder, name));
			}
			return Optional.empty();
		}
		try {
			return Optional.of(new ExtractionSelect(table, file.toString(), Files.readString(file)));
		}
		catch (IOException ex) {
			throw new SourceInvalid("The extraction select %s can't be read as UTF-8: %s.".formatted(file, ex), ex);
		}
	}

	/**
	 * Return the select as a derived table with the model's columns in their order.
	 */
	public String columns(String selectList) {
		return "select " + selectList + " from (\n" + statement() + "\n) as model";
	}

	/**
	 * Return the statement that copies the model's columns in the binary format.
	 */
	public String copy() {
		String list = this.table.columns().stream().map(BillingColumn::name).collect(Collectors.joining(", "));
		return "copy (" + columns(list) + ") to stdout (format binary)";
	}

	public String statement() {
		return this.sql.strip().replaceFirst(";\\s*$", "");
	}

}

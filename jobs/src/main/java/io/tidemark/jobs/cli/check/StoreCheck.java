package io.tidemark.jobs.cli.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import io.tidemark.config.TidemarkProperties;
import io.tidemark.config.TidemarkProperties.StoreProperties;
import io.tidemark.failure.InnermostReason;
import io.tidemark.failure.StoreUnavailable;
import io.tidemark.jobs.store.ReportStore;
import io.tidemark.snapshot.StoreRights;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The store as it is found, which is not changed.
 */
final class StoreCheck implements AutoCloseable {

	/** The open store, empty if there is none yet or it can't be reached. */
	private final Optional<ReportStore> store;

	private final boolean isCurrent;

	StoreCheck(TidemarkProperties properties, Path home, Findings findings) {
		StoreProperties place = properties.store();
		Optional<Optional<ReportStore>> found = findings.attempt(null, "store", () -> ReportStore.find(place, home));
		this.store = found.flatMap((each) -> each);
		Optional<ReportStore.Schema> schema = this.store
			.flatMap((each) -> findings.attempt(null, "store", each::checkSchema));
		schema.ifPresent((each) -> findings.check(null, "store", () -> "%s: %s".formatted(place.place(), words(each))));
		this.isCurrent = schema.isPresent() && schema.get().isCurrent();
		if (found.isPresent() && this.store.isEmpty()) {
			findings.check(null, "store", () -> "in the working folder: the first command will create it there");
		}
		if (place.url() != null && properties.api().store().username() != null) {
			findings.check(null, "store of the API", () -> reader(properties.apiStore()));
		}
	}

	private static String words(ReportStore.Schema schema) {
		if (schema.version() == null) {
			return "the schema tidemark is not there yet, the next command will create it";
		}
		return schema.isCurrent() ? "the schema is up to date, at version %s".formatted(schema.version())
				: "the schema is at version %s, the next command will run %s more".formatted(schema.version(),
						(schema.pending() == 1) ? "migration" : schema.pending() + " migrations");
	}

	private static String reader(StoreProperties properties) {
		DriverManagerDataSource dataSource = new DriverManagerDataSource(String.valueOf(properties.url()),
				String.valueOf(properties.username()), String.valueOf(properties.password()));
		try {
			List<String> excess = new StoreRights(dataSource).findExcessRights();
			if (!excess.isEmpty()) {
				throw new StoreUnavailable(
						"The API refuses to start as %s, who %s: use a login that is only 'in role tidemark_reader'."
							.formatted(properties.username(), excess.get(0)));
			}
		}
		catch (DataAccessException ex) {
			throw new StoreUnavailable("The report store %s can't be read as %s: %s".formatted(properties.place(),
					properties.username(), InnermostReason.of(ex)), ex);
		}
		return "%s as %s, who only reads".formatted(properties.place(), properties.username());
	}

	/**
	 * Return the store, if its schema is that of this program.
	 */
	Optional<DataSource> current() {
		return this.store.filter((each) -> this.isCurrent).map(ReportStore::dataSource);
	}

	@Override
	public void close() {
		this.store.ifPresent(ReportStore::close);
	}

}

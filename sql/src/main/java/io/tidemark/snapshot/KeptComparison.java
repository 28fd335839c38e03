package io.tidemark.snapshot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Reads a comparison as the store has kept it.
 */
final class KeptComparison {

	private KeptComparison() {
	}

	/**
	 * Read the rows of {@code find_comparison}.
	 */
	static Optional<SeriesComparison> read(ResultSet rows) throws SQLException {
		if (!rows.next()) {
			return Optional.empty();
		}
		SnapshotVersion previous = previous(rows);
		List<Restatement> restatements = new ArrayList<>();
		do {
			LocalDate date = rows.getObject("restated_on", LocalDate.class);
			if (date != null) {
				restatements.add(new Restatement(date, rows.getString("currency_code"), rows.getString("figure"),
						rows.getBigDecimal("before_amount"), rows.getBigDecimal("after_amount")));
			}
		}
		while (rows.next());
		return Optional.of(new SeriesComparison(previous, restatements));
	}

	private static @Nullable SnapshotVersion previous(ResultSet rows) throws SQLException {
		LocalDate date = rows.getObject("previous_business_date", LocalDate.class);
		return (date != null) ? new SnapshotVersion(date, rows.getInt("previous_revision")) : null;
	}

}

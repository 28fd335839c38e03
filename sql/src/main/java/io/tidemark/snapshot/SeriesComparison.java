package io.tidemark.snapshot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a snapshot's revenue series said differently than that of the one before.
 *
 * @param previous the version that it was compared with, null if it was the first
 * @param restatements the differences by date, currency and the order of the columns
 */
public record SeriesComparison(@Nullable SnapshotVersion previous, List<Restatement> restatements) {

	public SeriesComparison {
		restatements = List.copyOf(restatements);
	}

	/**
	 * Read the rows of {@code find_comparison}.
	 */
	static Optional<SeriesComparison> read(ResultSet rows) throws SQLException {
		if (!rows.next()) {
			return Optional.empty();
		}
		LocalDate compared = rows.getObject("previous_business_date", LocalDate.class);
		SnapshotVersion previous = (compared != null) ? new SnapshotVersion(compared, rows.getInt("previous_revision"))
				: null;
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

}

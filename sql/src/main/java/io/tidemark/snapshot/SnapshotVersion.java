package io.tidemark.snapshot;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.regex.Pattern;

import io.tidemark.failure.QueryInvalid;

/**
 * A snapshot's version, as in {@code 2026-11-19.1}.
 *
 * @param revision the number of the snapshot of that day, from 1
 */
public record SnapshotVersion(LocalDate businessDate, int revision) implements Comparable<SnapshotVersion> {

	/** Digits of ASCII, without a sign and leading zeros. */
	private static final Pattern REVISION = Pattern.compile("[1-9][0-9]*");

	private static final Comparator<SnapshotVersion> ORDER = Comparator.comparing(SnapshotVersion::businessDate)
		.thenComparing(SnapshotVersion::revision);

	public SnapshotVersion {
		if (revision < 1) {
			throw new IllegalArgumentException("A revision is at least 1, not " + revision);
		}
	}

	/**
	 * Read a version: a date and a revision with a point between them.
	 * @throws QueryInvalid if the text is none
	 */
	public static SnapshotVersion parse(String text) {
		int point = text.indexOf('.');
		try {
			String revision = text.substring(point + 1);
			if (REVISION.matcher(revision).matches()) {
				return new SnapshotVersion(LocalDate.parse(text.substring(0, Math.max(point, 0))),
						Integer.parseInt(revision));
			}
		}
		catch (DateTimeException | NumberFormatException ex) {
			// refused below, as other texts are
		}
		throw new QueryInvalid("'%s' is not a snapshot version: write one like 2026-11-19.1.".formatted(text));
	}

	/**
	 * Return the latest month that is over at the end of the business date.
	 */
	public YearMonth lastWholeMonth() {
		return YearMonth.from(this.businessDate.plusDays(1)).minusMonths(1);
	}

	@Override
	public int compareTo(SnapshotVersion other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return this.businessDate + "." + this.revision;
	}

}

package io.tidemark.snapshot;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;

import io.tidemark.failure.QueryInvalid;

/**
 * A snapshot's version, as in {@code 2026-11-19.1}.
 *
 * @param businessDate the local day that the snapshot closes
 * @param revision the number of the snapshot of that day, from 1
 */
public record SnapshotVersion(LocalDate businessDate, int revision) implements Comparable<SnapshotVersion> {

	private static final Comparator<SnapshotVersion> ORDER = Comparator.comparing(SnapshotVersion::businessDate)
		.thenComparing(SnapshotVersion::revision);

	public SnapshotVersion {
		if (revision < 1) {
			throw new IllegalArgumentException("A revision is at least 1, not " + revision);
		}
	}

	/**
	 * Read a version.
	 * @param text a date and a revision with a point between them
	 * @throws QueryInvalid if the text is none
	 */
	public static SnapshotVersion parse(String text) {
		int point = text.indexOf('.');
		try {
			return new SnapshotVersion(LocalDate.parse(text.substring(0, Math.max(point, 0))),
					Integer.parseInt(text.substring(point + 1)));
		}
		catch (DateTimeException | IllegalArgumentException ex) {
			throw new QueryInvalid("'%s' is no snapshot version: give one like 2026-11-19.1.".formatted(text), ex);
		}
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

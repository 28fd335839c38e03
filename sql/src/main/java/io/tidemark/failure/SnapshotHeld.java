package io.tidemark.failure;

/**
 * A snapshot that a failed check holds back.
 */
public final class SnapshotHeld extends TidemarkFailure {

	public SnapshotHeld(String message) {
		super(FailureCode.HELD, message, null);
	}

}

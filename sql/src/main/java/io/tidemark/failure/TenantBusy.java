package io.tidemark.failure;

import org.jspecify.annotations.Nullable;

/**
 * A tenant whose run is under way already.
 */
public final class TenantBusy extends TidemarkFailure {

	public TenantBusy(String message) {
		this(message, null);
	}

	public TenantBusy(String message, @Nullable Throwable cause) {
		super(FailureCode.BUSY, message, cause);
	}

}

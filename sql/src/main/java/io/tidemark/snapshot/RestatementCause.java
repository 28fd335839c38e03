package io.tidemark.snapshot;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Why two snapshots tell past days differently.
 */
public sealed interface RestatementCause permits MovementCause, CellCause {

	/**
	 * Return what is restated: the revenue series, or the object of KPIs.
	 */
	String figure();

	@Nullable String currency();

	/**
	 * Return the first day that is another.
	 */
	LocalDate from();

	/**
	 * Return the last such day, null if it is so up to the last day that both have.
	 */
	@Nullable LocalDate to();

}

package io.tidemark.reports.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A figure with its changes.
 */
public record FigureView(String label, String value, List<ChangeView> changes) {

	public FigureView {
		changes = List.copyOf(changes);
	}

	/**
	 * By how much a figure differs from an earlier one.
	 *
	 * @param words what it is compared with, as in since 18 Nov
	 * @param amount the difference with its sign, or what the figure was then
	 * @param percent the difference as a share of the earlier figure, null if there is
	 * none
	 * @param tone {@code good}, {@code bad} or {@code flat}
	 */
	public record ChangeView(String words, String amount, @Nullable String percent, String tone) {
	}

}

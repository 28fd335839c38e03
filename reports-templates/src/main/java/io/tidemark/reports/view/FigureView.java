package io.tidemark.reports.view;

import java.util.List;

/**
 * A figure with its changes.
 */
public record FigureView(String label, String value, List<ChangeView> changes) {

	public FigureView {
		changes = List.copyOf(changes);
	}

}

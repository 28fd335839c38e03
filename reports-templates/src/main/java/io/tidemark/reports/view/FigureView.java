package io.tidemark.reports.view;

import java.util.List;

/**
 * A figure with its changes.
 *
 * @param label what it is called
 * @param value what it is now
 * @param changes how it differs from earlier ones
 */
public record FigureView(String label, String value, List<ChangeView> changes) {

	public FigureView {
		changes = List.copyOf(changes);
	}

}

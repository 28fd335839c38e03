package io.tidemark.reports.plot;

import java.util.Map;

import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.registry.Figure;
import org.jspecify.annotations.Nullable;

/**
 * How one gets from page to page.
 */
public interface Ways {

	/**
	 * Return the address of a figure.
	 * @param parameters what to ask of it; what it does not take is left out
	 * @return null if the reader may not see it
	 */
	@Nullable String to(Figure figure, Map<Parameter, String> parameters);

}

package io.tidemark.reports.html;

import java.util.List;

import io.tidemark.figure.FigureRows;
import org.jspecify.annotations.Nullable;

/**
 * A page with one figure.
 *
 * @param title what the figure is called
 * @param definition what it tells, in one sentence
 * @param freshness which snapshot it is from
 * @param figures links to the figures beside it, itself included
 * @param formats links to the same figure in other formats
 * @param previous the address of the previous page of rows, null if there is none
 * @param next the address of the next page of rows, null if there is none
 * @param rows the figure, iterated over once
 */
public record FigurePage(String title, String definition, Freshness freshness, List<PageLink> figures,
		List<PageLink> formats, @Nullable String previous, @Nullable String next, FigureRows rows) {

	public FigurePage {
		figures = List.copyOf(figures);
		formats = List.copyOf(formats);
	}

}

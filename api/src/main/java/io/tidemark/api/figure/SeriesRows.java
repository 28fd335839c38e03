package io.tidemark.api.figure;

import java.util.Map;

import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRows;
import io.tidemark.snapshot.Snapshot;

/**
 * Where the rows of a series come from.
 */
interface SeriesRows {

	String name();

	FigurePage readPage(Snapshot snapshot, Map<String, String> filters);

	FigureRows readAll(Snapshot snapshot, Map<String, String> filters);

}

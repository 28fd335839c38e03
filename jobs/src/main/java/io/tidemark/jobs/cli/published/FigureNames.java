package io.tidemark.jobs.cli.published;

import java.util.Iterator;
import java.util.stream.Stream;

import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.Figures;

/**
 * The names by which figures are asked for, for completion.
 */
final class FigureNames implements Iterable<String> {

	@Override
	public Iterator<String> iterator() {
		Figures figures = Figures.load();
		return Stream.concat(figures.objects().stream(), figures.all().stream().map(Figure::name)).iterator();
	}

}

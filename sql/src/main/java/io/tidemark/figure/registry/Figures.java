package io.tidemark.figure.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Series;
import io.tidemark.failure.NotFound;

/**
 * The registry of all figures: whatever serves, prints or mails one finds it here.
 */
public final class Figures {

	private static final Figures SHIPPED = new Figures(Catalogue.load().kpis(), Catalogue.load().series());

	private final List<Figure> all;

	private final List<Kpi> kpis;

	Figures(List<Kpi> kpis, List<Series> series) {
		this.kpis = List.copyOf(kpis);
		Stream<Figure> answers = kpis.stream().map(KpiFigure::new);
		Stream<Figure> histories = kpis.stream().map(HistoryFigure::new);
		Stream<Figure> overTime = series.stream().map(SeriesFigure::new);
		this.all = Stream.of(answers, histories, overTime).flatMap((figures) -> figures).toList();
	}

	/**
	 * Return the figures of the catalogue.
	 */
	public static Figures load() {
		return SHIPPED;
	}

	/**
	 * Return all figures: KPIs, then their histories, then series, each in the order of
	 * the catalogue.
	 */
	public List<Figure> all() {
		return this.all;
	}

	/**
	 * Return the figures of a kind, in the order of the catalogue.
	 */
	public List<Figure> all(Figure.Kind kind) {
		return this.all.stream().filter((figure) -> figure.kind() == kind).toList();
	}

	/**
	 * Return the figures of the same group and kind, itself included.
	 */
	public List<Figure> besides(Figure figure) {
		return all(figure.kind()).stream().filter((each) -> each.group().equals(figure.group())).toList();
	}

	/**
	 * Return the objects of KPIs, as in {@code customers}.
	 */
	public List<String> objects() {
		return this.kpis.stream().map(Kpi::object).distinct().toList();
	}

	/**
	 * Return the types of an object's KPIs, without aliases; empty for an unknown object.
	 */
	public List<String> types(String object) {
		return this.kpis.stream().filter((kpi) -> kpi.object().equals(object)).map(Kpi::type).toList();
	}

	/**
	 * Find a figure. A KPI is also found by an alias of its type and a summary by its
	 * object alone; a slash at the end does not matter.
	 * @throws NotFound naming what there is
	 */
	public Figure find(String name) {
		String plain = name.replaceFirst("/$", "");
		boolean isHistory = plain.endsWith(HistoryFigure.SUFFIX);
		String path = isHistory ? plain.substring(0, plain.length() - HistoryFigure.SUFFIX.length()) : plain;
		String[] parts = path.split("/", 2);
		String wanted = objects().contains(parts[0])
				? findKpi(parts[0], (parts.length > 1) ? parts[1] : Kpi.SUMMARY).path() : path;
		return findExactly(isHistory ? wanted + HistoryFigure.SUFFIX : wanted)
			.orElseThrow(() -> new NotFound("There is no figure '%s': use one of %s.".formatted(name,
					this.all.stream()
						.filter((figure) -> figure.kind() != Figure.Kind.HISTORY)
						.map(Figure::name)
						.collect(Collectors.joining(", ")))));
	}

	private Optional<Figure> findExactly(String name) {
		return this.all.stream().filter((figure) -> figure.name().equals(name)).findFirst();
	}

	private Kpi findKpi(String object, String type) {
		return this.kpis.stream()
			.filter((kpi) -> kpi.object().equals(object) && (kpi.type().equals(type) || kpi.aliases().contains(type)))
			.findFirst()
			.orElseThrow(() -> new NotFound("There is no KPI type '%s' of %s: use one of %s.".formatted(type, object,
					String.join(", ", types(object)))));
	}

}

package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Cube;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.Amounts;
import io.tidemark.figure.CodePoints;
import io.tidemark.figure.DateRange;
import io.tidemark.snapshot.CellCause;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Finds the days of which two snapshots count KPIs differently: by what the catalogue
 * calls settled in the cells of the days that both have. What a status or a dealer is now
 * is no part of the past, and so no difference as long as the sums stay.
 */
final class CellCauses {

	private static final Comparator<CellCause> ORDER = Comparator
		.comparing(CellCause::currency, Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparing((cause) -> (cause.amount() != null) ? cause.amount().abs() : BigDecimal.ZERO,
				Comparator.reverseOrder())
		.thenComparing((cause) -> Math.abs(cause.count()), Comparator.reverseOrder())
		.thenComparing(CellCause::from);

	/** The cubes that have something settled, each with the object that it counts. */
	private static final Map<Cube, String> CUBES = Catalogue.load()
		.kpis()
		.stream()
		.filter((kpi) -> kpi.cube().settled() != null)
		.collect(Collectors.toMap(Kpi::cube, Kpi::object, (one, same) -> one, LinkedHashMap::new));

	private final SnapshotContent content;

	CellCauses(SnapshotContent content) {
		this.content = content;
	}

	/**
	 * Find the causes of all dealers together, then those of each dealer for itself, by
	 * object and currency the largest first.
	 * @param found told of each dealer's (null for all together) causes in their order
	 */
	void forEach(Snapshot previous, Snapshot snapshot, BiConsumer<@Nullable String, CellCause> found) {
		CUBES.forEach((cube, object) -> {
			Map<Cell, Sum> differences = differences(cube, previous, snapshot);
			causes(object, differences).forEach((cause) -> found.accept(null, cause));
			SortedMap<String, Map<Cell, Sum>> dealers = new TreeMap<>(CodePoints::compare);
			differences.forEach(
					(cell, sum) -> dealers.computeIfAbsent(cell.dealer(), (dealer) -> new HashMap<>()).put(cell, sum));
			dealers.forEach((dealer, own) -> causes(object, own).forEach((cause) -> found.accept(dealer, cause)));
		});
	}

	/**
	 * Find by how much more the later snapshot counts in each cell. Only months that
	 * differ are read, one at a time. Nothing is compared if one of the snapshots has no
	 * such cells at all, as before a table was added to the source.
	 */
	private Map<Cell, Sum> differences(Cube cube, Snapshot previous, Snapshot snapshot) {
		Map<Cell, Sum> differences = new HashMap<>();
		if (!stores(previous, cube) || !stores(snapshot, cube)) {
			return differences;
		}
		DateRange days = new DateRange(null, SeriesDifferences.lastCommonDay(previous, snapshot));
		CellReader reader = new CellReader(cube);
		for (MonthPair month : MonthPair.differing(this.content, previous, snapshot,
				(chunk) -> chunk.figure().equals(cube.days()) && days.mayInclude(chunk.part()))) {
			reader.read(load(month.before()), days, (cell, sum) -> differences.merge(cell, sum.negated(), Sum::plus));
			reader.read(load(month.after()), days, (cell, sum) -> differences.merge(cell, sum, Sum::plus));
			differences.values().removeIf(Sum::isZero);
		}
		return differences;
	}

	private boolean stores(Snapshot snapshot, Cube cube) {
		return this.content.loadChunkList(snapshot).stream().anyMatch((chunk) -> chunk.figure().equals(cube.days()));
	}

	private @Nullable ChunkContent load(@Nullable ChunkRef chunk) {
		return (chunk != null) ? this.content.loadChunk(chunk) : null;
	}

	private static List<CellCause> causes(String object, Map<Cell, Sum> differences) {
		SortedMap<String, SortedMap<LocalDate, Map<Cell, Sum>>> currencies = new TreeMap<>();
		differences.forEach((cell, sum) -> currencies.computeIfAbsent(cell.currency(), (currency) -> new TreeMap<>())
			.computeIfAbsent(cell.date(), (date) -> new HashMap<>())
			.put(cell, sum));
		List<CellCause> causes = new ArrayList<>();
		currencies.forEach((currency, days) -> {
			@Nullable CellCause last = null;
			for (Map<Cell, Sum> day : days.values()) {
				CellCause cause = cause(object, day);
				if (cause != null && last != null && last.isContinuedBy(cause)) {
					last = last.upTo(cause.to());
					causes.set(causes.size() - 1, last);
				}
				else if (cause != null) {
					last = cause;
					causes.add(cause);
				}
			}
		});
		return causes.stream().sorted(ORDER).toList();
	}

	/**
	 * Tell the cells of one day and currency as one cause, null if they make up for each
	 * other.
	 */
	private static @Nullable CellCause cause(String object, Map<Cell, Sum> day) {
		Sum all = day.values().stream().reduce(Sum.ZERO, Sum::plus);
		if (all.isZero()) {
			return null;
		}
		Cell any = day.keySet().iterator().next();
		boolean hasAmount = !any.currency().isEmpty();
		return new CellCause(object, hasAmount ? any.currency() : null, any.date(), any.date(), all.count(),
				hasAmount ? all.amount() : null, only(day, Cell::status), only(day, Cell::type),
				only(day, Cell::dealer));
	}

	/**
	 * Return the one value of a dimension whose cells differ, null if there are several
	 * or the cube has no such dimension.
	 */
	private static @Nullable String only(Map<Cell, Sum> day, Function<Cell, String> dimension) {
		Map<String, Sum> values = new HashMap<>();
		day.forEach((cell, sum) -> values.merge(dimension.apply(cell), sum, Sum::plus));
		Set<String> different = new HashSet<>(values.keySet());
		different.removeIf((value) -> value.isEmpty() || values.getOrDefault(value, Sum.ZERO).isZero());
		return (different.size() == 1) ? different.iterator().next() : null;
	}

	/**
	 * Reads what a cube has settled of its days.
	 */
	private record CellReader(Cube.Settled settled, String day, Map<Parameter, String> dimensions) {

		private CellReader(Cube cube) {
			this(Objects.requireNonNull(cube.settled()), Objects.requireNonNull(cube.day()), cube.filters());
		}

		private void read(@Nullable ChunkContent chunk, DateRange days, BiConsumer<Cell, Sum> found) {
			if (chunk != null) {
				chunk.stream()
					.filter((row) -> row.get(this.day) != null && days.includes(row.date(this.day)))
					.forEach((row) -> found.accept(cell(row), sum(row)));
			}
		}

		private Cell cell(ChunkContent.Row row) {
			String currency = this.settled.currency();
			return new Cell(row.date(this.day), (currency != null) ? row.text(currency) : "",
					dimension(row, Parameter.STATUS), dimension(row, Parameter.TYPE),
					dimension(row, Parameter.DEALER_CODE));
		}

		private String dimension(ChunkContent.Row row, Parameter dimension) {
			String column = this.dimensions.get(dimension);
			return (column != null) ? row.text(column) : "";
		}

		private Sum sum(ChunkContent.Row row) {
			String amount = this.settled.amount();
			return new Sum(new BigDecimal(row.text(this.settled.count())).longValueExact(),
					Amounts.exact((amount != null) ? row.text(amount) : "0"));
		}

	}

	/**
	 * What a cell of a day is of; what the cube does not have is empty.
	 */
	private record Cell(LocalDate date, String currency, String status, String type, String dealer) {
	}

	/**
	 * What cells count, and the amount that they have.
	 */
	private record Sum(long count, BigDecimal amount) {

		private static final Sum ZERO = new Sum(0, Amounts.exact("0"));

		private Sum plus(Sum other) {
			return new Sum(this.count + other.count, this.amount.add(other.amount));
		}

		private Sum negated() {
			return new Sum(-this.count, this.amount.negate());
		}

		private boolean isZero() {
			return this.count == 0 && this.amount.signum() == 0;
		}

	}

}

package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import io.tidemark.figure.Amounts;
import io.tidemark.figure.CodePoints;
import io.tidemark.figure.DateRange;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.MovementCause;
import io.tidemark.snapshot.MovementCause.ToldMovement;
import io.tidemark.snapshot.RestatementCause;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Finds why two snapshots tell past days differently: the movements that they tell
 * differently on the days that both have, and the KPIs that they count differently. The
 * changes of all causes that a day lies in add up to what its revenue, or the KPI of the
 * day, differs by.
 */
public final class RestatementCauses {

	private static final Comparator<MovementCause> ORDER = Comparator.comparing(MovementCause::currency)
		.thenComparing((cause) -> cause.change().abs(), Comparator.reverseOrder())
		.thenComparing(MovementCause::from)
		.thenComparing(MovementCause::customerId, CodePoints::compare);

	private final SnapshotContent content;

	private final CellCauses cells;

	public RestatementCauses(SnapshotContent content) {
		this.content = content;
		this.cells = new CellCauses(content);
	}

	/**
	 * Find the causes of all dealers together and those of each dealer for itself: of
	 * each the movements, then KPIs, of each currency the largest first. Only months that
	 * differ are read, one at a time.
	 * @param found told of each dealer's (null for all together) causes in their order
	 */
	public void forEach(Snapshot previous, Snapshot snapshot, BiConsumer<@Nullable String, RestatementCause> found) {
		Map<Told, Integer> differences = differences(previous, snapshot);
		causes(ofAll(differences)).forEach((cause) -> found.accept(null, cause));
		SortedMap<String, Map<Told, Integer>> dealers = new TreeMap<>(CodePoints::compare);
		differences.forEach(
				(told, times) -> dealers.computeIfAbsent(told.dealer(), (dealer) -> new HashMap<>()).put(told, times));
		dealers.forEach((dealer, own) -> causes(own).forEach((cause) -> found.accept(dealer, cause)));
		this.cells.forEach(previous, snapshot, found::accept);
	}

	/**
	 * Find the causes of one dealer, or of all together if null, in the same order.
	 */
	public List<RestatementCause> find(Snapshot previous, Snapshot snapshot, @Nullable String dealerCode) {
		List<RestatementCause> found = new ArrayList<>();
		forEach(previous, snapshot, (dealer, cause) -> {
			if (Objects.equals(dealer, dealerCode)) {
				found.add(cause);
			}
		});
		return found;
	}

	/**
	 * Put the causes of several dealers together: the movements, of each currency the
	 * largest first, then the KPIs of one dealer after the other. A customer who went
	 * from one of them to another is none.
	 */
	static List<RestatementCause> together(Collection<RestatementCause> ofDealers) {
		Set<MovementCause> movements = new LinkedHashSet<>();
		List<RestatementCause> cells = new ArrayList<>();
		for (RestatementCause cause : ofDealers) {
			if (!(cause instanceof MovementCause movement)) {
				cells.add(cause);
			}
			else if (!movements.remove(movement.undone())) {
				movements.add(movement);
			}
		}
		return Stream.concat(movements.stream().sorted(ORDER), cells.stream()).toList();
	}

	/**
	 * Count how much oftener the later snapshot tells each movement than the earlier one.
	 */
	private Map<Told, Integer> differences(Snapshot previous, Snapshot snapshot) {
		DateRange days = new DateRange(null, SeriesDifferences.lastCommonDay(previous, snapshot));
		Map<Told, Integer> differences = new HashMap<>();
		for (MonthPair month : MonthPair.differing(this.content, previous, snapshot,
				(chunk) -> chunk.figure().equals("movements") && days.mayInclude(chunk.part()))) {
			count(month.before(), -1, days, differences);
			count(month.after(), 1, days, differences);
			differences.values().removeIf((times) -> times == 0);
		}
		return differences;
	}

	private void count(@Nullable ChunkRef chunk, int each, DateRange days, Map<Told, Integer> counts) {
		if (chunk != null) {
			this.content.loadChunk(chunk)
				.stream()
				.map(Told::of)
				.filter((told) -> days.includes(told.date()))
				.forEach((told) -> counts.merge(told, each, Integer::sum));
		}
	}

	private static Map<Told, Integer> ofAll(Map<Told, Integer> differences) {
		Map<Told, Integer> all = new HashMap<>();
		differences.forEach((told, times) -> all.merge(told.ofAll(), times, Integer::sum));
		all.values().removeIf((times) -> times == 0);
		return all;
	}

	private static List<MovementCause> causes(Map<Told, Integer> differences) {
		Map<Customer, SortedMap<LocalDate, Day>> customers = new HashMap<>();
		differences.forEach((told, times) -> customers
			.computeIfAbsent(new Customer(told.currency(), told.customerId()), (customer) -> new TreeMap<>())
			.computeIfAbsent(told.date(), (date) -> new Day())
			.add(told, times));
		List<MovementCause> causes = new ArrayList<>();
		customers.forEach((customer, days) -> causes.addAll(causes(customer, days)));
		return causes.stream().sorted(ORDER).toList();
	}

	/**
	 * Find the causes of a customer. A difference that makes up for the latest open one
	 * of that size, or for all open ones together, ends them; any other is a cause.
	 */
	private static List<MovementCause> causes(Customer customer, SortedMap<LocalDate, Day> days) {
		List<MovementCause> ended = new ArrayList<>();
		List<MovementCause> open = new ArrayList<>();
		days.forEach((date, day) -> {
			ToldMovement before = told(day.before);
			ToldMovement after = told(day.after);
			BigDecimal change = sum(day.after).subtract(sum(day.before));
			if (change.signum() == 0) {
				if (!Objects.equals(before, after)) {
					ended.add(cause(customer, date, change, before, after).upTo(date));
				}
				return;
			}
			List<MovementCause> over = madeUpFor(open, change);
			over.forEach((cause) -> ended.add(cause.upTo(date.minusDays(1))));
			open.removeAll(over);
			if (over.isEmpty()) {
				open.add(cause(customer, date, change, before, after));
			}
		});
		ended.addAll(open);
		return ended;
	}

	private static MovementCause cause(Customer customer, LocalDate date, BigDecimal change,
			@Nullable ToldMovement before, @Nullable ToldMovement after) {
		return new MovementCause(customer.currency(), date, null, change, customer.id(), before, after);
	}

	private static List<MovementCause> madeUpFor(List<MovementCause> open, BigDecimal change) {
		BigDecimal sum = open.stream().map(MovementCause::change).reduce(change, BigDecimal::add);
		if (sum.signum() == 0) {
			return List.copyOf(open);
		}
		return open.stream()
			.filter((cause) -> cause.change().add(change).signum() == 0)
			.reduce((one, later) -> later)
			.map(List::of)
			.orElse(List.of());
	}

	private static BigDecimal sum(Collection<Told> rows) {
		return rows.stream().map(Told::change).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	/**
	 * Tell movements of a customer on one day as one: the class is that of the largest in
	 * the direction of their sum.
	 */
	private static @Nullable ToldMovement told(Collection<Told> rows) {
		BigDecimal sum = sum(rows);
		return rows.stream()
			.max(Comparator.<Told, Boolean>comparing((told) -> told.change().signum() == sum.signum())
				.thenComparing((told) -> told.change().abs())
				.thenComparing(Told::movement, Comparator.reverseOrder()))
			.map((told) -> new ToldMovement(told.movement(), sum.abs()))
			.orElse(null);
	}

	/**
	 * Whose causes belong together.
	 */
	private record Customer(String currency, String id) {
	}

	/**
	 * The movements of a customer on one day that only one of the snapshots tells.
	 */
	private static final class Day {

		private final List<Told> before = new ArrayList<>();

		private final List<Told> after = new ArrayList<>();

		private void add(Told told, int times) {
			for (int each = 0; each < Math.abs(times); each++) {
				((times < 0) ? this.before : this.after).add(told);
			}
		}

	}

	/**
	 * A movement as a snapshot tells it.
	 *
	 * @param dealer the customer's dealer, empty for any
	 * @param change what it adds to the MRR
	 */
	private record Told(LocalDate date, String currency, String customerId, String dealer, String movement,
			BigDecimal change) {

		private static Told of(ChunkContent.Row row) {
			String movement = row.text("movement_class");
			BigDecimal change = Amounts.exact(row.text("after_amount"))
				.subtract(Amounts.exact(row.text("before_amount")));
			return new Told(row.date("movement_on"), row.text("currency_code"), row.text("customer_id"),
					row.text("customer_dealer"), movement, change);
		}

		private Told ofAll() {
			return new Told(this.date, this.currency, this.customerId, "", this.movement, this.change);
		}

	}

}

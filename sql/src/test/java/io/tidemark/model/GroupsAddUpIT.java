package io.tidemark.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.tidemark.billing.BillingTable;
import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.Cube;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Interval;
import io.tidemark.config.MovementLevel;
import io.tidemark.figure.Currencies;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.MemoryContent;
import io.tidemark.figure.MemoryHistory;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.FigureReader;
import io.tidemark.figure.registry.Figures;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Adds up the columns of groups, as an accountant does, and holds them against the whole.
 */
class GroupsAddUpIT {

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final LocalDate FIRST = LocalDate.of(2024, 2, 20);

	private static final LocalDate LAST = LocalDate.of(2025, 4, 9);

	private static final List<String> PRODUCTS = List.of("Fax", "Pass", "Phone");

	/** Columns of money that are quotients. */
	private static final Set<String> QUOTIENTS = Set.of("arpa", "lifetime_value");

	private static final List<Map<String, String>> DATES = List.of(Map.of(),
			Map.of("dateFrom", "2025-01-15", "dateTo", "2025-03-20"));

	private final Snapshot snapshot = new MemoryContent().add("2025-04-09.1", Map.of());

	static Stream<Arguments> worlds() {
		return IntStream.range(0, 4)
			.boxed()
			.flatMap((seed) -> Stream.of(MovementLevel.values()).map((level) -> Arguments.of(seed, level)));
	}

	@ParameterizedTest
	@MethodSource("worlds")
	void columnsOfRandomWorldAddUpToTheCent(int seed, MovementLevel level) throws SQLException {
		try (SqlWorld world = world(periods(seed), level)) {
			FigureReader reader = reader(world);
			for (String figure : List.of("subscription-revenue", "subscription-metrics")) {
				assertThat(rows(reader, figure, Map.of())).isNotEmpty();
				columnsAddUp(reader, figure, BigDecimal.ZERO);
			}
			dealersAddUp(reader, List.of("A", "B", "DIRECT"), BigDecimal.ZERO);
		}
	}

	/**
	 * Amounts of the seed world have decimals that are not shown.
	 */
	@Test
	void columnsOfSeedWorldAddUpButForRounding() throws SQLException {
		try (SqlWorld world = SqlWorld.build()) {
			FigureReader reader = reader(world);
			for (String figure : List.of("subscription-revenue", "subscription-metrics", "reporting-revenue")) {
				assertThat(rows(reader, figure, Map.of())).isNotEmpty();
				columnsAddUp(reader, figure, BigDecimal.ONE);
			}
			dealersAddUp(reader, dealers(world), BigDecimal.ONE);
		}
	}

	@ParameterizedTest
	@MethodSource("worlds")
	void customersOfProductAreThoseWhoPayForIt(int seed, MovementLevel level) throws SQLException {
		List<RandomPeriod> periods = periods(seed);
		try (SqlWorld world = world(periods, level)) {
			for (FigureRow row : rows(reader(world), "subscription-metrics", Map.of("groupBy", "product"))) {
				Map<String, BigDecimal> customers = periods.stream()
					.filter((period) -> product(period).equals(row.text("product"))
							&& period.currency().equals(row.text("currency_code")) && period.amount().signum() > 0
							&& period.isValidAt(row.date("date").plusDays(1).atStartOfDay(ZONE).toInstant()))
					.collect(Collectors.toMap(RandomPeriod::customer, RandomPeriod::amount, BigDecimal::add));
				assertThat(row.get("paying_customers")).as(row.toString()).isEqualTo((long) customers.size());
				assertThat(row.amount("mrr"))
					.isEqualByComparingTo(customers.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
				assertThat(row.get("net_revenue_retention")).isNull();
			}
		}
	}

	private void columnsAddUp(FigureReader reader, String figure, BigDecimal rounding) {
		for (Interval interval : Interval.values()) {
			for (Map<String, String> dates : DATES) {
				Map<String, String> asked = with(dates, "interval", interval.label());
				List<FigureRow> whole = rows(reader, figure, asked);
				for (String grouping : Figures.load().find(figure).groupings().keySet()) {
					List<FigureRow> groups = rows(reader, figure, with(asked, "groupBy", grouping));
					List<String> columns = additive(figure, grouping);
					assertThat(columns).hasSizeGreaterThan(1);
					assertAddsUp(whole, groups, columns, rounding);
					if (!grouping.equals(Cube.DEALER)) {
						sums(groups, "switch_in_revenue").forEach((place,
								sum) -> assertThat(sum.subtract(sums(groups, "switch_out_revenue").get(place)).abs())
									.isLessThanOrEqualTo(rounding));
					}
				}
			}
		}
	}

	/**
	 * Hold several dealers against the rows of each, and all of them against the whole.
	 */
	private void dealersAddUp(FigureReader reader, List<String> dealers, BigDecimal rounding) {
		for (Figure figure : Figures.load().all(Figure.Kind.SERIES)) {
			String name = figure.name();
			assertThat(rows(reader, name, dealers(Map.of(), dealers))).as(name).isEqualTo(rows(reader, name, Map.of()));
			if (figure.groupings().containsKey(Cube.DEALER)) {
				for (Interval interval : Interval.values()) {
					dealersAddUp(reader, name, Map.of("interval", interval.label()), dealers, rounding);
				}
			}
		}
	}

	private void dealersAddUp(FigureReader reader, String figure, Map<String, String> asked, List<String> dealers,
			BigDecimal rounding) {
		List<FigureRow> groups = rows(reader, figure, with(asked, "groupBy", "dealer"));
		for (int count = 1; count <= dealers.size(); count++) {
			List<String> some = dealers.subList(0, count);
			List<FigureRow> ofSome = groups.stream()
				.filter((row) -> some.contains(row.text("customer_dealer")))
				.toList();
			assertThat(rows(reader, figure, with(dealers(asked, some), "groupBy", "dealer"))).isEqualTo(ofSome);
			assertAddsUp(rows(reader, figure, dealers(asked, some)), ofSome, additive(figure, Cube.DEALER), rounding);
		}
		for (String dealer : dealers) {
			assertThat(rows(reader, figure, with(asked, "dealerCode", dealer))).map((row) -> values(row, figure))
				.isEqualTo(groups.stream()
					.filter((row) -> dealer.equals(row.text("customer_dealer")))
					.map((row) -> values(row, figure))
					.toList());
		}
	}

	/**
	 * Hold sums of rounded amounts against the rounded sum: each is off by up to half a
	 * minor unit, if amounts have more decimals.
	 */
	private static void assertAddsUp(List<FigureRow> whole, List<FigureRow> groups, List<String> columns,
			BigDecimal rounding) {
		Map<List<Object>, Long> counts = groups.stream()
			.collect(Collectors.groupingBy(GroupsAddUpIT::place, Collectors.counting()));
		assertThat(counts.keySet())
			.containsExactlyInAnyOrderElementsOf(whole.stream().map(GroupsAddUpIT::place).toList());
		for (String column : columns) {
			Map<List<Object>, BigDecimal> sums = sums(groups, column);
			sums(whole, column).forEach((place, amount) -> {
				BigDecimal halves = BigDecimal.valueOf(Objects.requireNonNull(counts.get(place)) + 1)
					.divide(BigDecimal.valueOf(2), 1, RoundingMode.UNNECESSARY)
					.movePointLeft(Currencies.minorUnit(String.valueOf(place.get(1))));
				assertThat(amount.subtract(sums.get(place)).abs()).as("%s of %s", column, place)
					.isLessThanOrEqualTo(halves.multiply(rounding));
			});
		}
	}

	private static Map<List<Object>, BigDecimal> sums(List<FigureRow> rows, String column) {
		Map<List<Object>, BigDecimal> sums = new HashMap<>();
		rows.forEach((row) -> sums.merge(place(row),
				(row.get(column) != null) ? new BigDecimal(String.valueOf(row.get(column))) : BigDecimal.ZERO,
				BigDecimal::add));
		return sums;
	}

	private static List<Object> place(FigureRow row) {
		return List.of(row.date("date"), row.text("currency_code"));
	}

	private static List<String> additive(String figure, String grouping) {
		return Figures.load()
			.find(figure)
			.columns()
			.stream()
			.filter((column) -> column.kind() == ColumnKind.MONEY
					|| (column.kind() == ColumnKind.COUNT && grouping.equals(Cube.DEALER)))
			.map(FigureColumn::name)
			.filter((name) -> !QUOTIENTS.contains(name))
			.toList();
	}

	private static List<String> values(FigureRow row, String figure) {
		return Figures.load()
			.find(figure)
			.columns()
			.stream()
			.map((column) -> String.valueOf(row.get(column.name())))
			.toList();
	}

	private static Map<String, String> with(Map<String, String> asked, String name, String value) {
		Map<String, String> more = new HashMap<>(asked);
		more.put(name, value);
		return more;
	}

	private static Map<String, String> dealers(Map<String, String> asked, List<String> dealers) {
		Map<String, String> more = new HashMap<>(asked);
		dealers.forEach((dealer) -> Parameters.add(more, "dealerCode", dealer));
		return more;
	}

	private static List<String> dealers(SqlWorld world) throws SQLException {
		return world.query("""
				select customer_dealer from mrr_daily_by_dealer
				union select dealer_code from debtors where dealer_code is not null
				order by 1
				""");
	}

	private List<FigureRow> rows(FigureReader reader, String figure, Map<String, String> asked) {
		List<FigureRow> rows = new ArrayList<>();
		reader.read(this.snapshot, Figures.load().find(figure).ask(asked)).rows().rows().forEach(rows::add);
		return rows;
	}

	private static FigureReader reader(SqlWorld world) throws SQLException {
		return new FigureReader(new WorldContent(world), new MemoryHistory(List.of()));
	}

	private static String product(RandomPeriod period) {
		return PRODUCTS.get(period.id() % PRODUCTS.size());
	}

	/**
	 * Return periods with amounts in whole cents.
	 */
	private static List<RandomPeriod> periods(int seed) {
		return RandomPeriod.some(new Random(seed), ZONE, FIRST, LAST)
			.stream()
			.map((period) -> new RandomPeriod(period.id(), period.customer(), period.subscription(), period.currency(),
					period.amount().setScale(2, RoundingMode.DOWN), period.from(), period.to()))
			.toList();
	}

	private static SqlWorld world(List<RandomPeriod> periods, MovementLevel level) throws SQLException {
		SqlWorld world = new SqlWorld(ZONE, LAST, level);
		world.fill(BillingTable.CUSTOMERS, List.of("'c0', null, 'A', null", "'c1', null, 'A', null",
				"'c2', null, 'B', null", "'c3', null, null, null"));
		world.fill(BillingTable.SUBSCRIPTION_PERIODS,
				periods.stream()
					.map((period) -> period.values().replaceFirst("null", "'" + product(period) + "'"))
					.toList());
		world.build(ModelPlan.load().revenue());
		return world;
	}

}

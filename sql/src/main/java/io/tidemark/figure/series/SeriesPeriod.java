package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import io.tidemark.catalogue.Movement;
import org.jspecify.annotations.Nullable;

/**
 * What the days of one period and currency, or of a group in it, add up to.
 *
 * @param opening the day before the period, null if the series does not have it
 * @param groupName what the dealer is called that it is grouped by, null without a name
 */
record SeriesPeriod(@Nullable SeriesDay opening, @Nullable String groupName, List<SeriesDay> days) {

	SeriesDay closing() {
		return this.days.get(this.days.size() - 1);
	}

	@Nullable String group() {
		return closing().group();
	}

	/**
	 * Return what the movements of a class add up to, null if there were none.
	 */
	@Nullable BigDecimal movement(Movement movement) {
		return sumOf((day) -> day.movements().get(movement));
	}

	@Nullable BigDecimal switchIn() {
		return sumOf(SeriesDay::switchIn);
	}

	@Nullable BigDecimal switchOut() {
		return sumOf(SeriesDay::switchOut);
	}

	/**
	 * Return the gains less the losses, switches of a product among them, null if there
	 * was no movement.
	 */
	@Nullable BigDecimal netNew() {
		BigDecimal out = switchOut();
		return Stream
			.concat(Stream.of(Movement.values()).map(this::change),
					Stream.of(switchIn(), (out != null) ? out.negate() : null))
			.filter(Objects::nonNull)
			.reduce(BigDecimal::add)
			.orElse(null);
	}

	private @Nullable BigDecimal change(Movement movement) {
		BigDecimal amount = movement(movement);
		return (amount == null || movement.isGain()) ? amount : amount.negate();
	}

	private @Nullable BigDecimal sumOf(Function<SeriesDay, @Nullable BigDecimal> amount) {
		return this.days.stream().map(amount).filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
	}

	/**
	 * Return the sum of some classes of movements, 0 if there were none.
	 */
	BigDecimal sum(Movement... classes) {
		return Stream.of(classes).map(this::movement).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	long total(ToLongFunction<SeriesDay> customers) {
		return this.days.stream().mapToLong(customers).sum();
	}

}

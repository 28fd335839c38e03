package io.tidemark.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.GuardedFigure;
import io.tidemark.failure.Nearest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How far the figures of a tenant may jump before its snapshot is held, by the name that
 * the catalogue gives a guard; {@code off} switches all guards off. A map, so that Spring
 * Boot binds whatever the catalogue declares.
 */
public final class GuardProperties extends TreeMap<String, GuardProperties.Jump> {

	/** All guards as they are by default. */
	public static final GuardProperties DEFAULTS = new GuardProperties();

	private static final long serialVersionUID = 1;

	/**
	 * Switch all guards on, as they are by default, or off.
	 */
	public static GuardProperties of(Boolean isOn) {
		GuardProperties guards = new GuardProperties();
		if (!isOn) {
			Catalogue.load().guards().forEach((figure) -> guards.put(figure.name(), Jump.of(false)));
		}
		return guards;
	}

	/**
	 * Switch all guards on or off, as an environment variable says.
	 */
	public static GuardProperties of(String text) {
		return of(Jump.isOn(text));
	}

	public Jump guard(GuardedFigure figure) {
		return getOrDefault(figure.name(), Jump.of(true));
	}

	/**
	 * Return what a figure must have changed by to count as a jump, in its own unit.
	 */
	public BigDecimal minChange(GuardedFigure figure) {
		return Objects.requireNonNullElse(guard(figure).minChange(), figure.minChange());
	}

	@Override
	public @Nullable Jump put(String name, Jump guard) {
		return super.put(declared(name), guard);
	}

	@Override
	public Jump computeIfAbsent(String name, Function<? super String, ? extends Jump> guard) {
		return super.computeIfAbsent(declared(name), (key) -> guard.apply(name));
	}

	/**
	 * Return the name as the catalogue has it: environment variables have no hyphens.
	 */
	private static String declared(String name) {
		List<String> names = Catalogue.load().guards().stream().map(GuardedFigure::name).toList();
		return names.stream()
			.filter((each) -> plain(each).equals(plain(name)))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"there is no guard '%s': %s".formatted(name, Nearest.choice(name, names))));
	}

	private static String plain(String name) {
		return name.replace("-", "").toLowerCase(Locale.ROOT);
	}

	String fingerprint() {
		return Catalogue.load().guards().stream().map((figure) -> {
			Jump guard = guard(figure);
			return guard.enabled() ? String.join("/", guard.maxFall().toPlainString(), guard.maxRise().toPlainString(),
					minChange(figure).toPlainString()) : "off";
		}).collect(Collectors.joining(","));
	}

	/**
	 * How far a figure may jump from one snapshot to the next; {@code off} switches it
	 * off.
	 *
	 * @param enabled whether the figure is guarded
	 * @param maxFall the share of the earlier value, from 0 to 1, by which it may fall
	 * @param maxRise the share of the earlier value, from 0 to 1000, by which it may rise
	 * @param minChange what the figure must have changed by, in its own unit, to count as
	 * a jump; null for what is usual of the figure
	 */
	public record Jump(@DefaultValue("true") boolean enabled, @DefaultValue("0.2") BigDecimal maxFall,
			@DefaultValue("1") BigDecimal maxRise, @Nullable BigDecimal minChange) {

		public Jump {
			Assert.isTrue(isWithin(maxFall, 1), "max-fall must be from 0 to 1, as in 0.2 for 20 %");
			Assert.isTrue(isWithin(maxRise, 1000), "max-rise must be from 0 to 1000, as in 0.5 for 50 %");
			Assert.isTrue(minChange == null || isWithin(minChange, 1_000_000_000_000_000L),
					"min-change must be from 0 to 10^15");
		}

		/**
		 * Switch a guard on, as it is by default, or off.
		 */
		public static Jump of(Boolean isOn) {
			return new Jump(isOn, new BigDecimal("0.2"), BigDecimal.ONE, null);
		}

		/**
		 * Switch a guard on or off, as an environment variable says.
		 */
		public static Jump of(String text) {
			return of(isOn(text));
		}

		private static boolean isOn(String text) {
			return switch (text.strip().toLowerCase(Locale.ROOT)) {
				case "on", "true" -> true;
				case "off", "false" -> false;
				default -> throw new IllegalArgumentException(
						"write on, off, or keys below it: for a figure max-fall, max-rise and min-change");
			};
		}

		private static boolean isWithin(BigDecimal value, long most) {
			return value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(most)) <= 0;
		}

	}

}

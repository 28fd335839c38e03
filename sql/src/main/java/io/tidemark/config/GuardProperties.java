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
import org.jspecify.annotations.Nullable;

/**
 * How far the figures of a tenant may jump before its snapshot is held, by the name that
 * the catalogue gives a guard; {@code off} switches all guards off. A map, so that Spring
 * Boot binds whatever the catalogue declares.
 */
public final class GuardProperties extends TreeMap<String, JumpGuard> {

	/** All guards as they are by default. */
	public static final GuardProperties DEFAULTS = new GuardProperties();

	private static final long serialVersionUID = 1;

	/**
	 * Switch all guards on, as they are by default, or off.
	 */
	public static GuardProperties of(Boolean isOn) {
		GuardProperties guards = new GuardProperties();
		if (!isOn) {
			Catalogue.load().guards().forEach((figure) -> guards.put(figure.name(), JumpGuard.of(false)));
		}
		return guards;
	}

	/**
	 * Switch all guards on or off, as an environment variable says.
	 * @throws IllegalArgumentException saying how guards are written
	 */
	public static GuardProperties of(String text) {
		return of(JumpGuard.isOn(text));
	}

	/**
	 * Return how far a figure may jump.
	 */
	public JumpGuard guard(GuardedFigure figure) {
		return getOrDefault(figure.name(), JumpGuard.of(true));
	}

	/**
	 * Return what a figure must have changed by to count as a jump, in its own unit.
	 */
	public BigDecimal minChange(GuardedFigure figure) {
		return Objects.requireNonNullElse(guard(figure).minChange(), figure.minChange());
	}

	@Override
	public @Nullable JumpGuard put(String name, JumpGuard guard) {
		return super.put(declared(name), guard);
	}

	@Override
	public JumpGuard computeIfAbsent(String name, Function<? super String, ? extends JumpGuard> guard) {
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
			.orElseThrow(() -> new IllegalArgumentException("there is no guard '%s': use one of %s".formatted(name,
					names.stream().collect(Collectors.joining(", ")))));
	}

	private static String plain(String name) {
		return name.replace("-", "").toLowerCase(Locale.ROOT);
	}

	String fingerprint() {
		return Catalogue.load().guards().stream().map((figure) -> {
			JumpGuard guard = guard(figure);
			return guard.enabled() ? String.join("/", guard.maxFall().toPlainString(), guard.maxRise().toPlainString(),
					minChange(figure).toPlainString()) : "off";
		}).collect(Collectors.joining(","));
	}

}

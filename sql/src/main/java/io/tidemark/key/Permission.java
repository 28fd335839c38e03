package io.tidemark.key;

import java.util.List;
import java.util.stream.Stream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.failure.Nearest;
import io.tidemark.failure.QueryInvalid;

/**
 * Something that a key may do.
 *
 * @param name its name, as in {@code kpi:customers}
 */
public record Permission(String name) {

	/** Read subscription revenue and what belongs to it. */
	public static final Permission ANALYTICS = new Permission("analytics:read");

	/** Read the details of health, and metrics. */
	public static final Permission OPERATIONS = new Permission("operations:read");

	private static final String KPI = "kpi:";

	/** Read every KPI. */
	public static final Permission ALL_KPIS = new Permission(KPI + "*");

	/**
	 * Return the permission to read the KPIs of an object, as in {@code customers}.
	 */
	public static Permission kpi(String object) {
		return new Permission(KPI + object);
	}

	/**
	 * Read a permission by its exact name.
	 * @throws QueryInvalid naming those there are
	 */
	public static Permission parse(String text) {
		List<String> known = known();
		if (!known.contains(text)) {
			throw new QueryInvalid("There is no permission '%s': %s.".formatted(text, Nearest.choice(text, known)));
		}
		return new Permission(text);
	}

	/**
	 * Return whether this permission includes another: the same one, or a KPI's in that
	 * of all KPIs.
	 */
	public boolean implies(Permission required) {
		return equals(required) || (equals(ALL_KPIS) && required.name.startsWith(KPI));
	}

	private static List<String> known() {
		return Stream
			.concat(Stream.of(ALL_KPIS.name), Stream.concat(Catalogue.load().objects().stream().map(KPI::concat),
					Stream.of(ANALYTICS.name, OPERATIONS.name)))
			.toList();
	}

	@Override
	public String toString() {
		return this.name;
	}

}

package io.tidemark.api.kpi;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Kpi;
import io.tidemark.failure.NotFound;
import io.tidemark.key.ApiKey;
import io.tidemark.key.Permission;

/**
 * The names of KPIs in paths, and the errors for those that are none.
 */
final class KpiNames {

	/** The variable part of paths that has the object. */
	static final String OBJECT = "object";

	/** The variable part of paths that has the type. */
	static final String TYPE = "kpi";

	private final Catalogue catalogue;

	KpiNames(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	/**
	 * Find the KPI of a path.
	 * @throws ApiProblem if there is none or the key may not read it
	 */
	Kpi check(ApiKey key, Map<String, String> variables) {
		String object = variables.getOrDefault(OBJECT, "");
		List<String> objects = this.catalogue.objects();
		if (!objects.contains(object)) {
			throw new ApiProblem(ErrorCode.INVALID_KPI_OBJECT, "Valid KPI objects are: " + String.join(", ", objects));
		}
		Permission permission = Permission.kpi(object);
		if (!key.allows(permission)) {
			throw new ApiProblem(ErrorCode.INSUFFICIENT_PERMISSIONS,
					"This needs the permission %s, which the key has not.".formatted(permission));
		}
		return find(object, variables.getOrDefault(TYPE, Kpi.SUMMARY));
	}

	private Kpi find(String object, String type) {
		try {
			return this.catalogue.find(object, type);
		}
		catch (NotFound ex) {
			String types = Stream.concat(Stream.of("null"),
					this.catalogue.kpisOf(object).stream().map(Kpi::type).filter((each) -> !each.equals(Kpi.SUMMARY)))
				.collect(Collectors.joining(", "));
			throw new ApiProblem(ErrorCode.INVALID_KPI_TYPE, "Valid KPI types for %s are: %s".formatted(object, types),
					ex);
		}
	}

}

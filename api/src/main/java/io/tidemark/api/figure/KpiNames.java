package io.tidemark.api.figure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Kpi;
import io.tidemark.failure.NotFound;
import org.jspecify.annotations.Nullable;

/**
 * The names of KPIs in paths, and the errors for those that are none.
 */
final class KpiNames {

	private static final String ROOT = "/backend/kpi/";

	private final Catalogue catalogue;

	KpiNames(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	/**
	 * Find the KPI of a path.
	 * @throws ApiProblem if there is none
	 */
	Kpi check(String object, @Nullable String type) {
		List<String> objects = this.catalogue.objects();
		if (!objects.contains(object)) {
			throw new ApiProblem(ErrorCode.INVALID_KPI_OBJECT, "Valid KPI objects are: " + String.join(", ", objects));
		}
		return find(object, (type != null) ? type : Kpi.SUMMARY);
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

	/**
	 * Return the paths of an object's KPIs by their types.
	 */
	Map<String, String> siblings(String object, String suffix) {
		Map<String, String> paths = new LinkedHashMap<>();
		this.catalogue.kpisOf(object).forEach((kpi) -> paths.put(kpi.type(), path(kpi, suffix)));
		return paths;
	}

	private static String path(Kpi kpi, String suffix) {
		boolean isPlainSummary = kpi.type().equals(Kpi.SUMMARY) && suffix.isEmpty();
		return ROOT + (isPlainSummary ? kpi.object() : kpi.path()) + "/" + suffix;
	}

}

package io.tidemark.api.http;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import io.tidemark.api.key.Credentials;
import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.api.store.PublishedSnapshots;
import io.tidemark.catalogue.Parameter;
import io.tidemark.key.ApiKey;
import io.tidemark.snapshot.Snapshot;

/**
 * What a caller with a key asks.
 *
 * @param key the caller's key
 * @param snapshot the snapshot that the answer is from
 * @param path the path, with its last slash
 * @param variables the variable parts of the path by name
 * @param parameters all parameters but the key
 * @param mode the format of the answer
 * @param links how to write links of the answer
 */
public record Question(ApiKey key, Snapshot snapshot, String path, Map<String, String> variables,
		SortedMap<String, String> parameters, OutputMode mode, Links links) {

	private static final Set<String> COMMON = Set.of(Credentials.PARAMETER, OutputMode.PARAMETER,
			PublishedSnapshots.AS_OF, PublishedSnapshots.SNAPSHOT);

	/**
	 * Return a variable part of the path.
	 * @param name its name
	 * @return its value, decoded
	 */
	public String variable(String name) {
		return Objects.requireNonNull(this.variables.get(name), name);
	}

	/**
	 * Return the parameters that are the figure's own. The dealer of a key that is
	 * limited to one is among them, whether or not it was asked for.
	 * @param taken the parameters that the figure takes
	 * @return the parameters by name
	 * @throws ApiProblem if there are others, or the key is limited to another dealer
	 */
	public SortedMap<String, String> filters(Set<Parameter> taken) {
		requireOnly(taken);
		SortedMap<String, String> filters = new TreeMap<>(this.parameters);
		filters.keySet().removeAll(COMMON);
		String dealer = this.key.dealerCode();
		if (dealer != null) {
			if (!taken.contains(Parameter.DEALER_CODE)) {
				throw new ApiProblem(ErrorCode.OTHER_DEALER, "This is not known by dealer, and the key sees one only.");
			}
			String asked = filters.put(Parameter.DEALER_CODE.parameter(), dealer);
			if (asked != null && !asked.equals(dealer)) {
				throw new ApiProblem(ErrorCode.OTHER_DEALER, "This key sees the dealer %s only.".formatted(dealer));
			}
		}
		return filters;
	}

	/**
	 * Refuse parameters other than a figure's own and those that every answer takes.
	 * @param taken the parameters that the figure takes
	 * @throws ApiProblem naming the first of the others
	 */
	public void requireOnly(Set<Parameter> taken) {
		Set<String> known = new TreeSet<>(COMMON);
		taken.forEach((parameter) -> known.add(parameter.parameter()));
		this.parameters.keySet().stream().filter((name) -> !known.contains(name)).findFirst().ifPresent((name) -> {
			throw new ApiProblem(ErrorCode.INVALID_PARAMETER,
					"There is no parameter '%s' here: use one of %s.".formatted(name, String.join(", ", known)));
		});
	}

}

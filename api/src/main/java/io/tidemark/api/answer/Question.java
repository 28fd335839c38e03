package io.tidemark.api.answer;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.api.security.Credentials;
import io.tidemark.api.store.PublishedSnapshots;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.Parameters;
import io.tidemark.key.ApiKey;
import io.tidemark.reports.format.CsvFormat;
import io.tidemark.snapshot.Snapshot;

/**
 * What a caller with a key asks of a snapshot.
 *
 * @param key the caller's key
 * @param snapshot the snapshot that the answer is from
 * @param publications which snapshots of the tenant are published
 * @param asked what the URL and headers ask
 */
public record Question(ApiKey key, Snapshot snapshot, String publications, Asked asked) {

	/** The parameters that every answer from a snapshot takes. */
	public static final Set<String> COMMON = Set.of(Credentials.PARAMETER, OutputMode.PARAMETER,
			PublishedSnapshots.AS_OF, PublishedSnapshots.SNAPSHOT);

	AnswerKey answerKey() {
		String scope = "%s %s %s".formatted(this.key.tenant(),
				new TreeSet<>(this.key.permissions().stream().map(Object::toString).toList()),
				Objects.toString(this.key.dealerCode(), ""));
		return this.asked.key(scope,
				this.snapshot.version() + " " + this.snapshot.contentHash().hex() + " " + this.publications);
	}

	public String path() {
		return this.asked.path();
	}

	public SortedMap<String, String> parameters() {
		return this.asked.parameters();
	}

	public OutputMode mode() {
		return this.asked.mode();
	}

	public Links links() {
		return this.asked.links();
	}

	/**
	 * Return the same question without some parameters.
	 */
	public Question without(Set<String> names) {
		return new Question(this.key, this.snapshot, this.publications, this.asked.without(names));
	}

	/**
	 * Return some of the parameters, those that there are.
	 */
	public SortedMap<String, String> only(Set<String> names) {
		SortedMap<String, String> some = new TreeMap<>(parameters());
		some.keySet().retainAll(names);
		return some;
	}

	/**
	 * Return the parameters that are the figure's own. The dealer of a key that is
	 * limited to one is among them, whether or not it was asked for.
	 * @param taken the parameters that the figure takes
	 * @throws ApiProblem if there are others, or the key is limited to another dealer
	 */
	public SortedMap<String, String> filters(Set<Parameter> taken) {
		requireOnly(taken);
		SortedMap<String, String> filters = new TreeMap<>(parameters());
		filters.keySet().removeAll(COMMON);
		filters.keySet().removeAll(CsvFormat.PARAMETERS);
		String dealer = this.key.dealerCode();
		if (dealer != null) {
			if (!taken.contains(Parameter.DEALER_CODE)) {
				throw new ApiProblem(ErrorCode.OTHER_DEALER,
						"This figure has no breakdown by dealer, and the key is limited to one dealer.");
			}
			String asked = filters.put(Parameter.DEALER_CODE.parameter(), dealer);
			if (asked != null
					&& !Parameters.split(Parameter.DEALER_CODE.parameter(), asked).stream().allMatch(dealer::equals)) {
				throw new ApiProblem(ErrorCode.OTHER_DEALER, "This key sees the dealer %s only.".formatted(dealer));
			}
		}
		return filters;
	}

	/**
	 * Refuse parameters other than a figure's own and those that every answer takes.
	 * @throws ApiProblem naming the first of the others, or one about CSV that the answer
	 * is not
	 */
	public void requireOnly(Set<Parameter> taken) {
		requireOnly(taken, Set.of());
	}

	/**
	 * Refuse parameters other than those, and some that are no figure's.
	 */
	public void requireOnly(Set<Parameter> taken, Set<String> others) {
		Set<String> known = new TreeSet<>(COMMON);
		known.addAll(CsvFormat.PARAMETERS);
		known.addAll(others);
		taken.forEach((parameter) -> known.add(parameter.parameter()));
		this.asked.requireOnly(known);
		requireCsv();
	}

	private void requireCsv() {
		if (mode() != OutputMode.CSV) {
			parameters().keySet().stream().filter(CsvFormat.PARAMETERS::contains).findFirst().ifPresent((name) -> {
				throw new ApiProblem(ErrorCode.INVALID_PARAMETER,
						"%s is about CSV, but the answer is %s: add outputMode=csv.".formatted(name,
								mode().label().toUpperCase(Locale.ROOT)));
			});
		}
		csv();
	}

	/**
	 * Return how an answer as CSV is spelled.
	 */
	public CsvFormat csv() {
		return CsvFormat.of(parameters());
	}

}

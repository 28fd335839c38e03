package io.tidemark.api.store;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.figure.AskedDay;
import io.tidemark.snapshot.SnapshotStore.Publications;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the published snapshot that a request means.
 */
@Component
public final class PublishedSnapshots {

	/** The parameter that names a version. */
	public static final String SNAPSHOT = "snapshot";

	/** The parameter that names a date. */
	public static final String AS_OF = "asOf";

	private static final int LAST_YEAR = 9999;

	private static final int PINNED = 200;

	private final Cache<Pin, Snapshot> pinned = Caffeine.newBuilder().maximumSize(PINNED).build();

	private final StoreWatch watch;

	private final SnapshotStore store;

	PublishedSnapshots(StoreWatch watch, SnapshotStore store) {
		this.watch = watch;
		this.store = store;
	}

	/**
	 * Load the snapshot that a request means: the current one, that of a version, or the
	 * one that was current at the end of a date.
	 * @throws ApiProblem if there is none
	 */
	public Snapshot load(String tenant, Map<String, String> parameters) {
		String version = parameters.get(SNAPSHOT);
		String date = parameters.get(AS_OF);
		if (version != null && date != null) {
			throw new ApiProblem(ErrorCode.INVALID_PARAMETER, "Give either snapshot or asOf, not both.");
		}
		if (version == null && date == null) {
			return current(tenant);
		}
		return this.pinned.get(new Pin(tenant, publications(tenant), version, date), (pin) -> (date != null)
				? loadAsOf(tenant, date(tenant, date)) : loadVersion(tenant, Objects.requireNonNull(version)));
	}

	private Snapshot current(String tenant) {
		return Optional.ofNullable(this.watch.state().current().get(tenant))
			.orElseThrow(() -> new ApiProblem(ErrorCode.SNAPSHOT_NOT_FOUND,
					"No snapshot has been published yet: the first nightly run will publish one."));
	}

	/**
	 * Return the date that the parameter {@code asOf} means: a day may be counted back
	 * from the business date of the current snapshot.
	 * @throws ApiProblem if it means none
	 */
	public LocalDate date(String tenant, String asOf) {
		return AskedDay.find(asOf, current(tenant).version().businessDate())
			.orElseThrow(() -> new ApiProblem(ErrorCode.INVALID_PARAMETER,
					"asOf must be %s, not '%s'.".formatted(AskedDay.FORMS, asOf)));
	}

	/**
	 * Return which snapshots of a tenant are published, as a hash.
	 */
	public String publications(String tenant) {
		Publications published = this.watch.state().publications().get(tenant);
		return (published != null) ? published.hash() : "";
	}

	/**
	 * Load a published snapshot by its version.
	 * @throws ApiProblem if there is none, or it was not published
	 * @throws QueryInvalid if it is no version
	 */
	public Snapshot loadVersion(String tenant, String version) {
		return Optional.of(SnapshotVersion.parse(version))
			.filter((parsed) -> isStorable(parsed.businessDate()))
			.flatMap((parsed) -> this.store.find(tenant, parsed))
			.filter(Snapshot::isPublished)
			.orElseThrow(() -> new ApiProblem(ErrorCode.SNAPSHOT_NOT_FOUND,
					"There is no published snapshot %s: /snapshots/ lists those there are.".formatted(version)));
	}

	private Snapshot loadAsOf(String tenant, LocalDate date) {
		return this.store.findAsOf(tenant, date)
			.orElseThrow(() -> new ApiProblem(ErrorCode.SNAPSHOT_NOT_FOUND,
					"No snapshot had been published by the end of %s: /snapshots/ lists those there are."
						.formatted(date)));
	}

	/**
	 * Return whether the store can be asked for a date; Java knows far more years.
	 */
	private static boolean isStorable(LocalDate date) {
		return date.getYear() > 0 && date.getYear() <= LAST_YEAR;
	}

	/**
	 * A question for a snapshot other than the current one.
	 */
	private record Pin(String tenant, String publications, @Nullable String version, @Nullable String date) {
	}

}

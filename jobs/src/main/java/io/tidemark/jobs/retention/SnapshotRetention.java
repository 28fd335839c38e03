package io.tidemark.jobs.retention;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import io.tidemark.config.RetentionProperties;
import io.tidemark.snapshot.SnapshotVersion;
import io.tidemark.sql.SqlFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes the snapshots that are kept no longer, each in a short transaction, and then
 * the chunks that nobody lists. Any number of processes may do so at once.
 */
public final class SnapshotRetention {

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final RetentionProperties properties;

	private final Clock clock;

	public SnapshotRetention(DataSource dataSource, RetentionProperties properties, Clock clock) {
		this.jdbc = JdbcClient.create(dataSource);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		// Each statement has to see what was committed before the locks were had.
		this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Find out which snapshots of a tenant are kept, the newest first.
	 */
	public List<Verdict> plan(String tenant) {
		return this.jdbc.sql(SqlFile.load("store/write/find_retention"))
			.param("tenant", tenant)
			.param("today", LocalDate.now(this.clock.withZone(ZoneOffset.UTC)))
			.param("keepAll", this.properties.keepAll().toString())
			.param("keepMonths", this.properties.keepMonthly().months(), Types.INTEGER)
			.query((row, number) -> new Verdict(row.getLong("snapshot_id"),
					new SnapshotVersion(row.getObject("business_date", LocalDate.class), row.getInt("revision")),
					row.getString("state"), row.getString("kept_because")))
			.list();
	}

	/**
	 * Remove the snapshots of a tenant that are kept no longer.
	 * @param spared the version of a run that is under way, null for none
	 */
	public long removeOld(String tenant, @Nullable SnapshotVersion spared) {
		return plan(tenant).stream()
			.filter((verdict) -> !verdict.isKept() && !verdict.version().equals(spared))
			.filter((verdict) -> remove(tenant, verdict))
			.count();
	}

	/**
	 * Remove a snapshot, unless it is gone or there is a reason by now to keep it.
	 */
	public boolean remove(String tenant, Verdict snapshot) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			boolean isThere = this.jdbc.sql(SqlFile.load("store/write/lock_snapshot"))
				.param("snapshotId", snapshot.id())
				.query(Long.class)
				.optional()
				.isPresent();
			// What was true when the snapshot was not locked yet need not be true now.
			if (!isThere || plan(tenant).stream().noneMatch((each) -> each.id() == snapshot.id() && !each.isKept())) {
				return false;
			}
			allowRemoval();
			return this.jdbc.sql(SqlFile.load("store/write/delete_snapshot"))
				.param("snapshotId", snapshot.id())
				.update() == 1;
		}));
	}

	/**
	 * Count the chunks that nobody would list if snapshots were removed.
	 */
	public FreedChunks countFree(List<Verdict> snapshots) {
		return this.jdbc.sql(SqlFile.load("store/write/count_free_chunks"))
			.param("snapshotIds", snapshots.stream().map(Verdict::id).toArray(Long[]::new))
			.query(FreedChunks.class)
			.single();
	}

	/**
	 * Remove the chunks that nobody lists, a thousand at a time. Stops where a
	 * publication is under way, as that may be about to list any of them.
	 * @return how much was freed, empty if a publication left nothing to begin with
	 */
	public Optional<FreedChunks> removeFreeChunks() {
		Optional<FreedChunks> sum = removeSomeFreeChunks();
		Optional<FreedChunks> freed = sum;
		while (freed.isPresent() && freed.get().chunks() > 0) {
			freed = removeSomeFreeChunks();
			sum = Optional.of(freed.map(sum.orElseThrow()::plus).orElse(sum.orElseThrow()));
		}
		return sum;
	}

	private Optional<FreedChunks> removeSomeFreeChunks() {
		return this.transaction.execute((status) -> {
			boolean isLocked = this.jdbc.sql(SqlFile.load("store/write/lock_chunks_for_removal"))
				.query(Boolean.class)
				.single();
			if (!isLocked) {
				return Optional.empty();
			}
			allowRemoval();
			return Optional
				.of(this.jdbc.sql(SqlFile.load("store/write/delete_free_chunks")).query(FreedChunks.class).single());
		});
	}

	private void allowRemoval() {
		this.jdbc.sql(SqlFile.load("store/write/allow_removal")).query(String.class).single();
	}

	/**
	 * Whether a snapshot is kept, and why.
	 *
	 * @param keptBecause why it is kept, null if it is to be removed
	 */
	public record Verdict(long id, SnapshotVersion version, String state, @Nullable String keptBecause) {

		public boolean isKept() {
			return this.keptBecause != null;
		}

	}

	/**
	 * How much of the store is given back.
	 */
	public record FreedChunks(long chunks, long sizeBytes) {

		FreedChunks plus(FreedChunks other) {
			return new FreedChunks(this.chunks + other.chunks, this.sizeBytes + other.sizeBytes);
		}

	}

}

package io.tidemark.snapshot;

import io.tidemark.snapshot.SnapshotStore.DeliveryCount;
import io.tidemark.snapshot.SnapshotStore.SnapshotCount;
import java.util.List;

import javax.sql.DataSource;

import io.tidemark.sql.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How much the report store has, for those who watch it.
 *
 * @param bytes what the store takes on disk
 */
public record StoreCounts(List<SnapshotCount> snapshots, List<DeliveryCount> deliveries, long bytes) {

	public StoreCounts {
		snapshots = List.copyOf(snapshots);
		deliveries = List.copyOf(deliveries);
	}

	/**
	 * Load the counts; that needs no more than {@code select}.
	 */
	public static StoreCounts load(DataSource dataSource) {
		JdbcClient jdbc = JdbcClient.create(dataSource);
		List<SnapshotCount> snapshots = jdbc.sql(SqlFile.load("store/read/find_snapshot_counts"))
			.query((row, number) -> new SnapshotCount(row.getString("tenant"), row.getLong("published"),
					row.getLong("held"), row.getLong("discarded")))
			.list();
		return new StoreCounts(snapshots, new SnapshotStore(dataSource).findDeliveryCounts(),
				jdbc.sql(SqlFile.load("store/read/find_store_size")).query(Long.class).single());
	}

	/**
	 * Return the snapshots of a tenant, zeros if it has none.
	 */
	public SnapshotCount snapshots(String tenant) {
		return this.snapshots.stream()
			.filter((count) -> count.tenant().equals(tenant))
			.findFirst()
			.orElse(new SnapshotCount(tenant, 0, 0, 0));
	}

	/**
	 * Return the mails of a tenant's latest business date, zeros if it has none.
	 */
	public DeliveryCount deliveries(String tenant) {
		return this.deliveries.stream()
			.filter((count) -> count.tenant().equals(tenant))
			.findFirst()
			.orElse(new DeliveryCount(tenant, 0, 0, 0));
	}

}

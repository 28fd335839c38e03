package io.tidemark.api;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A snapshot that is released late is seen wherever older snapshots are.
 */
class LateReleaseIT {

	private static final String SNAPSHOT = "from tidemark.snapshot where tenant = 'rival' and business_date = '2025-04-09'";

	@Test
	void listAndHistoryShowWhatWasReleasedLate() {
		try (RunningApi api = RunningApi.start(PublishedStore.create(),
				RunningApi.WITHOUT_LIMITS.toArray(String[]::new))) {
			PublishedStore store = api.store();
			Caller caller = api.issue(PublishedStore.RIVAL, "kpi:*");
			String columns = "tenant, business_date, revision, data_as_of, content_hash, manifest";
			store.sql("insert into tidemark.snapshot (" + columns
					+ ") select tenant, business_date - 1, 1, data_as_of, content_hash, manifest"
					+ " from tidemark.snapshot where tenant = 'rival'");
			store.sql("insert into tidemark.chunk_list select held.snapshot_id, list.figures, list.parts,"
					+ " list.chunk_ids from tidemark.chunk_list as list"
					+ " inner join tidemark.snapshot as served on served.snapshot_id = list.snapshot_id"
					+ " inner join tidemark.snapshot as held on held.tenant = served.tenant"
					+ " and held.business_date = served.business_date - 1 where served.tenant = 'rival'");
			String list = "/snapshots/?outputMode=csv";
			String history = "/backend/kpi/customers/summary/history/?outputMode=csv";
			assertThat(caller.get(list).text()).doesNotContain("2025-04-09.1");
			assertThat(caller.get(history).text()).doesNotContain("2025-04-09");
			store.sql("insert into tidemark.publication (snapshot_id) select snapshot_id " + SNAPSHOT);
			RunningApi.await(() -> caller.get(list).text().contains("2025-04-09.1"));
			assertThat(caller.get(history).text()).contains("2025-04-09");
		}
	}

}

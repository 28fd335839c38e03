package io.tidemark.jobs;

import java.nio.file.Path;

import io.tidemark.config.TidemarkProperties.StoreProperties;
import io.tidemark.jobs.store.ReportStore;
import io.tidemark.key.KeyStore;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.snapshot.StoreRights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The embedded store has a login that only reads.
 */
class EmbeddedReaderIT {

	@TempDir
	private Path folder;

	@Test
	void readerOfTheEmbeddedStoreMaySelectAndNothingElse() {
		for (int opening = 1; opening <= 2; opening++) {
			try (ReportStore store = ReportStore.open(new StoreProperties(null, null, null), this.folder)) {
				PGSimpleDataSource reader = new PGSimpleDataSource();
				reader.setUrl(store.embeddedReaderUrl());
				assertThat(store.embeddedReaderUrl())
					.matches("jdbc:postgresql://localhost:\\d+/postgres\\?user=tidemark_api");
				assertThat(new StoreRights(reader).findExcessRights()).as("opening " + opening).isEmpty();
				assertThat(new SnapshotStore(reader).findTenants()).isEmpty();
				assertThat(new KeyStore(reader).findUsable()).isEmpty();
				assertThatThrownBy(() -> JdbcClient.create(reader).sql("delete from tidemark.api_key").update())
					.hasRootCauseMessage("ERROR: permission denied for table api_key");
			}
		}
	}

	@Test
	void configuredStoreHasNoReaderOfItsOwn() {
		try (ReportStore store = ReportStore.open(new StoreProperties(TestPostgres.createDatabase(), null, null),
				this.folder)) {
			assertThatIllegalStateException().isThrownBy(store::embeddedReaderUrl);
			assertThat(JdbcClient.create(store.dataSource())
				.sql("select count(*) from pg_roles where rolname = 'tidemark_api'")
				.query(Long.class)
				.single()).isZero();
		}
	}

}

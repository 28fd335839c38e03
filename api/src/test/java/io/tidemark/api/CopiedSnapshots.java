package io.tidemark.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ContentHash;
import io.tidemark.snapshot.SnapshotVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes at once what a night would have taken its time for, with the figures of a
 * snapshot that there is.
 */
final class CopiedSnapshots {

	private static final int ROWS_PER_MONTH = 2000;

	private final JdbcClient store;

	CopiedSnapshots(PublishedStore store) {
		this.store = JdbcClient.create(store.installation().store());
	}

	/**
	 * Publish a snapshot with all figures of the first one of another tenant.
	 */
	void publish(String tenant, String version, String model) {
		publish(tenant, version, model, new byte[0], 0);
	}

	/**
	 * Publish a snapshot like the first one of another tenant, but with 2,000 movements a
	 * month for some time: 55 months are about 8 MB as CSV.
	 */
	void publishLarge(String tenant, String version, String model, int months) {
		byte[] month = ChunkContent.inflate(this.store.sql("""
				select chunk.content from tidemark.chunk
				inner join tidemark.snapshot_chunk as part on part.chunk_hash = chunk.chunk_hash
				inner join tidemark.snapshot on snapshot.snapshot_id = part.snapshot_id
				where snapshot.tenant = :model and part.figure = 'movements' and chunk.base_id is null
				order by part.part limit 1
				""").param("model", model).query((row, number) -> row.getBytes(1)).single());
		byte[] content = repeat(new String(month, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
		byte[] hash = ContentHash.sha256().digest(content);
		this.store.sql("insert into tidemark.chunk values (:hash, :rows, :content) on conflict do nothing")
			.param("hash", hash)
			.param("rows", ROWS_PER_MONTH)
			.param("content", ChunkContent.deflate(content))
			.update();
		publish(tenant, version, model, hash, months);
	}

	/**
	 * Publish a snapshot with the chunks of another.
	 * @param movements the hash of the movements of each month
	 * @param months how many months have these, 0 to leave movements as they are
	 */
	private void publish(String tenant, String version, String model, byte[] movements, int months) {
		SnapshotVersion parsed = SnapshotVersion.parse(version);
		this.store.sql("""
				with model as (
				    select min(snapshot_id) as snapshot_id from tidemark.snapshot where tenant = :model
				), copied as (
				    insert into tidemark.snapshot
				        (tenant, business_date, revision, data_as_of, content_hash, manifest)
				    select :tenant, :date, :revision, data_as_of, sha256(convert_to(:tenant || :date, 'UTF8')), manifest
				    from tidemark.snapshot inner join model using (snapshot_id)
				    returning snapshot_id
				), chunks as (
				    select figure, part, chunk_id
				    from tidemark.snapshot_chunk inner join model using (snapshot_id)
				    where :months = 0 or figure <> 'movements'
				    union all
				    select 'movements', to_char(date '2000-01-01' + month * interval '1 month', 'YYYY-MM'), chunk_id
				    from tidemark.chunk cross join generate_series(0, :months - 1) as month
				    where chunk_hash = :movements
				), list as (
				    insert into tidemark.chunk_list
				    select snapshot_id, array_agg(figure order by figure, part), array_agg(part order by figure, part),
				        array_agg(chunk_id order by figure, part)
				    from chunks cross join copied
				    group by snapshot_id
				)
				insert into tidemark.publication (snapshot_id) select snapshot_id from copied
				""")
			.param("tenant", tenant)
			.param("date", parsed.businessDate())
			.param("revision", parsed.revision())
			.param("model", model)
			.param("movements", movements)
			.param("months", months)
			.update();
	}

	/**
	 * Repeat the rows of a chunk for other customers, and leave its columns' names.
	 */
	private static String repeat(String chunk) {
		String[] lines = chunk.strip().split("\n", -1);
		int customer = JsonMapper.shared().readValue(lines[0], List.class).indexOf("customer_id");
		Random random = new Random(1);
		StringBuilder rows = new StringBuilder(lines[0]);
		for (int row = 0; row < ROWS_PER_MONTH; row++) {
			String[] values = JsonMapper.shared().readValue(lines[1 + row % (lines.length - 1)], String[].class);
			values[customer] = Long.toHexString(random.nextLong());
			rows.append('\n').append(JsonMapper.shared().writeValueAsString(values));
		}
		return rows.toString();
	}

}

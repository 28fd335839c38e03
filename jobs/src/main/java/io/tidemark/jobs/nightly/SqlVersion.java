package io.tidemark.jobs.nightly;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.tidemark.billing.BillingTable;
import io.tidemark.jobs.check.Checks;
import io.tidemark.jobs.kpi.KpiModels;
import io.tidemark.jobs.mrr.MrrModels;
import io.tidemark.jobs.warehouse.Model;
import io.tidemark.snapshot.ContentHash;
import io.tidemark.sql.SqlFile;

/**
 * The hash of all statements that the figures depend on, but for a tenant's mapping.
 */
final class SqlVersion {

	private SqlVersion() {
	}

	static String current() {
		List<String> files = new ArrayList<>(List.of("warehouse/duckdb"));
		for (BillingTable table : BillingTable.values()) {
			files.add("staging/stg_" + table.tableName());
		}
		Stream.of(KpiModels.ALL, MrrModels.ALL, Checks.MODELS)
			.flatMap(List::stream)
			.map(Model::path)
			.forEach(files::add);
		Stream.of(Checks.OF_SOURCE, Checks.OF_FIGURES)
			.flatMap(List::stream)
			.forEach((check) -> files.add("checks/" + check));
		MessageDigest digest = ContentHash.sha256();
		for (String file : files) {
			digest.update((file + "\n" + SqlFile.load(file)).getBytes(StandardCharsets.UTF_8));
		}
		return ContentHash.of(digest.digest()).hex();
	}

}

package io.tidemark.jobs.nightly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.snapshot.SnapshotVersion;
import org.springframework.batch.core.job.JobInstance;

/**
 * The folders that a run works in.
 *
 * @param configuration what relative paths in the configuration are relative to
 */
public record RunFolders(Path home, Path configuration) {

	Path warehouse(String tenant, SnapshotVersion version) {
		return folder(tenant).resolve(version + ".duckdb");
	}

	/**
	 * Return what tells the warehouse of one run from that of another: it is valid only
	 * with what the job repository says of that run's steps.
	 */
	static String fingerprint(String settings, JobInstance run) {
		return settings + " " + run.getInstanceId();
	}

	/**
	 * Delete what runs of other versions left when they were killed.
	 */
	void deleteOtherWarehouses(String tenant, Path kept) {
		if (!Files.isDirectory(folder(tenant))) {
			return;
		}
		try (Stream<Path> files = Files.list(folder(tenant))) {
			List<Path> others = files.filter((file) -> file.toString().endsWith(".duckdb") && !file.equals(kept))
				.toList();
			others.forEach(Warehouse::delete);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path folder(String tenant) {
		return this.home.resolve("warehouse").resolve(tenant);
	}

}

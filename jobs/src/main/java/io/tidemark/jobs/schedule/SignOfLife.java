package io.tidemark.jobs.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.tidemark.sql.SqlFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A file whose time is when its scheduler last checked in at the store, for those who
 * watch the process from outside. It has no content, and is gone once the scheduler ends.
 */
final class SignOfLife implements AutoCloseable {

	private static final String FILE = "scheduler.alive";

	private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

	private static final Logger LOGGER = LoggerFactory.getLogger(SignOfLife.class);

	private final ScheduledExecutorService looks = Executors
		.newSingleThreadScheduledExecutor((look) -> new Thread(look, "sign-of-life"));

	private final JdbcClient store;

	private final String scheduler;

	private final Path file;

	private final ScheduledFuture<?> looking;

	private SignOfLife(DataSource store, String scheduler, Path file) {
		this.store = JdbcClient.create(store);
		this.scheduler = scheduler;
		this.file = file;
		this.looking = this.looks.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toSeconds(), TimeUnit.SECONDS);
	}

	/**
	 * Keep the sign of a scheduler that has started.
	 * @param store the open store
	 * @param scheduler by which the schedulers of a store know this one
	 * @param home the working folder, which the file is in; one scheduler each
	 */
	static SignOfLife keep(DataSource store, String scheduler, Path home) {
		return new SignOfLife(store, scheduler, home.resolve(FILE));
	}

	/**
	 * Without a store there is no check-in, the file's time stays, and that tells.
	 */
	private void look() {
		try {
			this.store.sql(SqlFile.load("store/read/find_check_in"))
				.param("scheduler", this.scheduler)
				.query(Long.class)
				.optional()
				.map(Instant::ofEpochMilli)
				.ifPresent(this::write);
		}
		catch (RuntimeException ex) {
			LOGGER.warn("It is not known whether the scheduler lives, which is asked again: {}", ex.getMessage());
		}
	}

	private void write(Instant checkIn) {
		try {
			if (!Files.exists(this.file)) {
				Files.createDirectories(this.file.toAbsolutePath().getParent());
				Files.createFile(this.file);
			}
			Files.setLastModifiedTime(this.file, FileTime.from(checkIn));
		}
		catch (IOException ex) {
			LOGGER.warn("{} can't be written: {}", this.file, ex.getMessage());
		}
	}

	@Override
	public void close() {
		this.looking.cancel(false);
		this.looks.shutdown();
		try {
			this.looks.awaitTermination(BETWEEN_LOOKS.toSeconds(), TimeUnit.SECONDS);
			Files.deleteIfExists(this.file);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (IOException ex) {
			LOGGER.warn("{} can't be removed: {}", this.file, ex.getMessage());
		}
	}

}

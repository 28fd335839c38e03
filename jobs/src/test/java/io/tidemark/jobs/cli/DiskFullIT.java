package io.tidemark.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.tidemark.jobs.TestInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What a run on a full disk ends in; needs the right to mount a file system.
 */
@Timeout(180)
class DiskFullIT {

	@TempDir
	private Path folder;

	private TestInstallation installation;

	private Path home;

	@BeforeEach
	void mount() throws IOException, InterruptedException {
		this.installation = TestInstallation.in(this.folder);
		this.home = Files.createDirectory(this.folder.resolve("home"));
		assumeThat(execute("mount", "-t", "tmpfs", "-o", "size=3m,mode=755", "tmpfs", this.home.toString()))
			.as("may mount")
			.isZero();
	}

	@AfterEach
	void unmount() throws IOException, InterruptedException {
		execute("umount", "-l", this.home.toString());
	}

	@Test
	void runThatFillsTheDiskIsToldAndTheNextOnePublishes() throws IOException, InterruptedException {
		StringBuilder customers = new StringBuilder(TestInstallation.CUSTOMERS);
		for (int customer = 0; customer < 200_000; customer++) {
			customers.append("%1$s-%2$s,active,dealer %1$s,2026-01-01T00:00:00Z\n".formatted(customer * 7919L,
					Integer.toHexString(customer * 31)));
		}
		this.installation.write("customers", customers.toString())
			.runFailsWith(9, "The disk is full", "free space in the working folder");
		execute("mount", "-o", "remount,size=500m", this.home.toString());
		this.installation.runPublishes();
	}

	@Test
	void diskThatIsFullAtTheStartIsTold() throws IOException, InterruptedException {
		fill();
		this.installation.runFailsWith(9, "The disk is full", "free space in the working folder");
		Files.delete(this.home.resolve("filler"));
		execute("mount", "-o", "remount,size=500m", this.home.toString());
		this.installation.runPublishes();
	}

	@Test
	void embeddedStoreThatFillsTheDiskIsTold() throws IOException, InterruptedException {
		TestInstallation.with(this.folder, "").configureAll("""
				tidemark:
				  tenants:
				    acme:
				      source:
				        files: data
				        as-of: 2026-03-01T12:00:00Z
				""").run().failsWith(7, "The embedded PostgreSQL", "No space left on device", "store.log");
		execute("mount", "-o", "remount,size=2g", this.home.toString());
		this.installation.run().succeeds();
		assertThat(this.home.resolve("store")).isDirectory();
	}

	private void fill() throws IOException {
		try (var out = Files.newOutputStream(this.home.resolve("filler"))) {
			byte[] block = new byte[4096];
			while (true) {
				out.write(block);
			}
		}
		catch (IOException ex) {
			assertThat(ex).hasMessageContaining("No space left");
		}
	}

	private static int execute(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
	}

}

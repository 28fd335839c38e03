package io.tidemark.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LeftoverFilesTests {

	@TempDir
	private Path folder;

	@Test
	void onlyOldFilesOfTheNameAreDeleted() throws IOException {
		Path old = file("part-1.tmp", Duration.ofHours(2));
		Path fresh = file("part-2.tmp", Duration.ofMinutes(30));
		Path other = file("other.tmp", Duration.ofHours(2));
		LeftoverFiles.delete(this.folder, "part-*.tmp", Duration.ofHours(1));
		assertThat(old).doesNotExist();
		assertThat(fresh).exists();
		assertThat(other).exists();
	}

	@Test
	void missingFolderIsLeftAlone() {
		LeftoverFiles.delete(this.folder.resolve("missing"), "*", Duration.ZERO);
		assertThat(this.folder.resolve("missing")).doesNotExist();
	}

	@Test
	void whatAnEndedProcessLeftIsDeleted() throws Exception {
		Process ended = new ProcessBuilder("true").start();
		ended.waitFor();
		Path left = Files.createTempDirectory("tidemark-leftover-" + ended.pid() + "-");
		Files.createFile(left.resolve("part.tmp"));
		Path own = Files.createTempFile(LeftoverFiles.prefix("tidemark-leftover"), ".tmp");
		LeftoverFiles.deleteOfEndedProcesses("tidemark-leftover");
		assertThat(left).doesNotExist();
		assertThat(own).exists();
		Files.delete(own);
	}

	private Path file(String name, Duration age) throws IOException {
		Path file = Files.createFile(this.folder.resolve(name));
		return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
	}

}

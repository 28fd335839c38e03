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

	private Path file(String name, Duration age) throws IOException {
		Path file = Files.createFile(this.folder.resolve(name));
		return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
	}

}

package io.tidemark.reports.xlsx;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests of the file that holds rows.
 */
class SheetFileTests {

	@TempDir
	private Path folder;

	private SheetFile sheet;

	@BeforeEach
	void open() throws IOException {
		try (TemporaryFolder temporary = TemporaryFolder.use(this.folder)) {
			this.sheet = new SheetFile();
		}
	}

	@AfterEach
	void close() throws IOException {
		this.sheet.close();
	}

	@Test
	void textsOfAnyLengthArriveAsTheyAre() throws IOException {
		Path file = this.folder.resolve("file");
		StringBuilder expected = new StringBuilder();
		try (Writer writer = this.sheet.createWriter(file.toFile())) {
			for (String text : new String[] { "x", "ü😀".repeat(40_000), "y".repeat(32_767), "z" }) {
				writer.write(text);
				writer.write('<');
				writer.write(text.toCharArray(), 0, text.length());
				writer.write(text, 1, text.length() - 1);
				expected.append(text).append('<').append(text).append(text, 1, text.length());
			}
		}
		assertThat(Files.readString(file)).isEqualTo(expected.toString());
	}

	@Test
	void fileCanBeClosedTwice() throws IOException {
		Writer writer = this.sheet.createWriter(this.folder.resolve("file").toFile());
		writer.write("x");
		writer.close();
		assertThatNoException().isThrownBy(writer::close);
		assertThat(this.folder.resolve("file")).hasContent("x");
	}

}

package io.tidemark.reports.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

import io.tidemark.file.LeftoverFiles;

/**
 * The font that all charts are written in, on every machine.
 */
final class ChartFont {

	private static final String FONT_CONFIGURATION = "sun.awt.fontconfig";

	private static final String TEMPORARY = "tidemark-font";

	private static final Font REGULAR = load();

	private ChartFont() {
	}

	static Font ofSize(float points) {
		return REGULAR.deriveFont(points);
	}

	/**
	 * Load the font. Without fontconfig on the machine Java can't use any, not even ours,
	 * until it is told that there is a configuration.
	 */
	private static Font load() {
		LeftoverFiles.deleteOfEndedProcesses(TEMPORARY);
		System.setProperty("java.awt.headless", System.getProperty("java.awt.headless", "true"));
		try {
			return create();
		}
		catch (IOException ex) {
			try {
				System.setProperty(FONT_CONFIGURATION, emptyConfiguration().toString());
				return create();
			}
			catch (IOException again) {
				again.addSuppressed(ex);
				throw new UncheckedIOException("Java can't use fonts: install fontconfig and freetype.", again);
			}
		}
	}

	/**
	 * Create the font from a file of our own: Java's own copy of a stream would stay when
	 * the process is killed.
	 */
	private static Font create() throws IOException {
		Path file = temporary(".ttf");
		try (InputStream font = Objects
			.requireNonNull(ChartFont.class.getResourceAsStream("LiberationSans-Regular.ttf"))) {
			Files.copy(font, file, StandardCopyOption.REPLACE_EXISTING);
			return Font.createFont(Font.TRUETYPE_FONT, file.toFile());
		}
		catch (FontFormatException ex) {
			throw new IllegalStateException("The charts' font is damaged: install the program again.", ex);
		}
	}

	private static Path emptyConfiguration() throws IOException {
		Path file = temporary(".properties");
		return Files.writeString(file, "version=1\nsequence.allfonts=default\n");
	}

	private static Path temporary(String suffix) throws IOException {
		Path file = Files.createTempFile(LeftoverFiles.prefix(TEMPORARY), suffix);
		file.toFile().deleteOnExit();
		return file;
	}

}

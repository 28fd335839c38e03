package io.tidemark.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.util.FileSystemUtils;

/**
 * Temporary files that killed processes left behind.
 */
public final class LeftoverFiles {

	private LeftoverFiles() {
	}

	/**
	 * Delete the files that have not been written to for some time. A file that can't be
	 * deleted, another user's say, is left alone.
	 * @param age longer than any process needs such a file
	 */
	public static void delete(Path folder, String glob, Duration age) {
		Instant latest = Instant.now().minus(age);
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
			for (Path file : files) {
				delete(file, latest);
			}
		}
		catch (IOException | DirectoryIteratorException ex) {
			// a folder that is gone or not ours has nothing to delete
		}
	}

	/**
	 * Return a prefix for temporary files and folders that names the process that makes
	 * them.
	 */
	public static String prefix(String name) {
		return name + "-" + ProcessHandle.current().pid() + "-";
	}

	/**
	 * Delete the temporary files and folders whose {@link #prefix} names a process that
	 * has ended.
	 */
	public static void deleteOfEndedProcesses(String name) {
		Pattern left = Pattern.compile(Pattern.quote(name) + "-(\\d+)-.*");
		Path folder = Path.of(System.getProperty("java.io.tmpdir"));
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name + "-*")) {
			for (Path file : files) {
				Matcher maker = left.matcher(file.getFileName().toString());
				if (maker.matches() && ProcessHandle.of(Long.parseLong(maker.group(1))).isEmpty()) {
					FileSystemUtils.deleteRecursively(file);
				}
			}
		}
		catch (IOException | DirectoryIteratorException ex) {
			// another user's, or deleted by another process just now
		}
	}

	private static void delete(Path file, Instant latest) {
		try {
			if (!Files.getLastModifiedTime(file).toInstant().isAfter(latest)) {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			// another user's, or deleted by another process just now
		}
	}

}

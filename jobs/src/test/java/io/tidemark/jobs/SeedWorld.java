package io.tidemark.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * The one small world of customers, each named for its story, that tests share.
 */
public final class SeedWorld {

	/** The instant that its files describe; the business date is the day before. */
	public static final String AS_OF = "2025-04-10T01:30:00Z";

	/** The zone of its local days. */
	public static final String ZONE = "Europe/London";

	private static final Path FOLDER = folder();

	private SeedWorld() {
	}

	/**
	 * Return a file or folder of the seed world.
	 * @param name its path below {@code golden/seed_world}
	 * @return where it is
	 */
	public static Path path(String name) {
		return FOLDER.resolve(name);
	}

	private static Path folder() {
		URL resource = Objects.requireNonNull(SeedWorld.class.getResource("/golden/seed_world"));
		try {
			URI uri = resource.toURI();
			return uri.getScheme().equals("jar") ? unpack(uri) : Path.of(uri);
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Copy the world out of the jar in which other modules have it, since runs read
	 * files.
	 */
	private static Path unpack(URI uri) throws IOException {
		Path target = Files.createTempDirectory("seed_world");
		try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
			FileSystemUtils.copyRecursively(jar.getPath("/golden/seed_world"), target);
		}
		Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(target.toFile())));
		return target;
	}

	/**
	 * Read a file of the seed world.
	 * @param name its path below {@code golden/seed_world}
	 * @return its text
	 */
	public static String read(String name) {
		try {
			return Files.readString(path(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return a tenant whose source is a folder.
	 * @param name the tenant's name
	 * @param source the folder
	 * @return the tenant as YAML
	 */
	public static String tenant(String name, Path source) {
		return """
				%s:
				  time-zone: %s
				  source:
				    files: %s
				    as-of: %s
				""".formatted(name, ZONE, source, AS_OF);
	}

	/**
	 * Copy the source, so that a test can change it.
	 * @param folder the new folder
	 * @return the same folder
	 */
	public static Path copySource(Path folder) {
		try (Stream<Path> files = Files.list(path("source"))) {
			Files.createDirectories(folder);
			List<Path> sources = files.toList();
			for (Path file : sources) {
				Files.copy(file, folder.resolve(file.getFileName()));
			}
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

package io.tidemark.jobs.benchmark;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * A Spring Boot application with the web starter and nothing else.
 */
@EnableAutoConfiguration
class EmptyWebApplication {

	private static final String READY = "Ready";

	/** The libraries of the API that the web starter would not bring. */
	private static final Pattern OTHERS = Pattern.compile(
			"tidemark-|spring-(boot-)?security|actuator|health|spring-boot-micrometer|micrometer-(core|registry|jakarta)"
					+ "|prometheus|jdbc|Hikari|postgres|quartz");

	public static void main(String[] arguments) {
		SpringApplication.run(EmptyWebApplication.class, "--server.port=0");
		System.out.println(READY);
	}

	/**
	 * Start it with the libraries of the API that it needs, and stop it again.
	 */
	static double secondsToStart(Path libraries) throws IOException, InterruptedException, URISyntaxException {
		String ours = Path.of(EmptyWebApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI())
			.toString();
		try (Stream<Path> files = Files.list(libraries)) {
			String path = Stream.concat(Stream.of(ours), files.map(Path::toString).filter((file) -> !isOther(file)))
				.collect(Collectors.joining(File.pathSeparator));
			long start = System.nanoTime();
			Process process = new ProcessBuilder(List.of(ApiServer.java(), "-Xmx256m", "-XX:+UseSerialGC", "-cp", path,
					EmptyWebApplication.class.getName()))
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			if (process.inputReader().lines().noneMatch(READY::equals)) {
				throw new IOException("An empty application does not start");
			}
			double seconds = (System.nanoTime() - start) / 1e9;
			process.destroy();
			process.waitFor();
			return seconds;
		}
	}

	private static boolean isOther(String file) {
		return OTHERS.matcher(Path.of(file).getFileName().toString()).find();
	}

}

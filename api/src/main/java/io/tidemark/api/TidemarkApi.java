package io.tidemark.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.tidemark.config.ApiProperties;
import io.tidemark.config.ConfigurationFile;
import io.tidemark.config.PartialConfiguration;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.failure.FailureCode;
import io.tidemark.failure.TidemarkFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The entry to the API: serves until it is stopped.
 */
public final class TidemarkApi {

	private static final String USAGE = """
			Usage: tidemark-api [--config FILE]
			Serve the published snapshots over HTTP, read only.
			Without FILE the configuration is the environment's TIDEMARK_... variables.""";

	/**
	 * Set by a process that starts this one, and whose end ends it: input is its sign of
	 * life.
	 */
	private static final String FOLLOWS_INPUT = "tidemark.api.follow-input";

	private TidemarkApi() {
	}

	public static void main(String[] arguments) throws Exception {
		if (List.of(arguments).contains("--help")) {
			System.out.println(USAGE);
			return;
		}
		System.exit(run(arguments, System.in, System.out, System.err));
	}

	private static int run(String[] arguments, InputStream in, PrintStream out, PrintStream err) throws Exception {
		try {
			return serve(read(arguments, err), in, out, err);
		}
		catch (TidemarkFailure ex) {
			err.println("tidemark: " + ex.getMessage());
			return ex.code().exitCode();
		}
		catch (RuntimeException ex) {
			PortInUseException inUse = findPortInUse(ex);
			if (inUse == null) {
				throw ex;
			}
			err.println("tidemark: Port %s is in use: stop what uses it, or set tidemark.api.port or management-port."
				.formatted(Integer.toString(inUse.getPort())));
			return FailureCode.CONFIGURATION.exitCode();
		}
	}

	private static @Nullable PortInUseException findPortInUse(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof PortInUseException inUse) {
				return inUse;
			}
		}
		return null;
	}

	/**
	 * Read the configuration; a tenant whose part of it is invalid is served all the
	 * same, as the store has its figures.
	 */
	private static TidemarkProperties read(String[] arguments, PrintStream err) {
		if (arguments.length != 0 && (arguments.length != 2 || !arguments[0].equals("--config"))) {
			throw new ConfigurationInvalid(USAGE);
		}
		PartialConfiguration configuration = ConfigurationFile
			.readPartly((arguments.length == 0) ? null : Path.of(arguments[1]), BindHandler.DEFAULT);
		configuration.leftOut()
			.forEach((tenant, failure) -> err
				.println("The configuration of tenant %s is left out: %s".formatted(tenant, failure.getMessage())));
		return configuration.properties();
	}

	private static int serve(TidemarkProperties properties, InputStream in, PrintStream out, PrintStream err)
			throws InterruptedException {
		CountDownLatch stopped = new CountDownLatch(1);
		try (ConfigurableApplicationContext context = ApiApplication.start(properties, (refusal) -> {
			err.println("tidemark: " + refusal.getMessage());
			stopped.countDown();
		})) {
			if (Boolean.getBoolean(FOLLOWS_INPUT)) {
				stopWithInput(in, stopped);
			}
			out.println(ApiProperties.READY + ApiApplication.port(context));
			stopped.await();
		}
		return FailureCode.CONFIGURATION.exitCode();
	}

	private static void stopWithInput(InputStream in, CountDownLatch stopped) {
		Thread follower = new Thread(() -> {
			try (in) {
				in.transferTo(OutputStream.nullOutputStream());
			}
			catch (IOException ex) {
				// an input that can't be read is as good as ended
			}
			stopped.countDown();
		}, "input-watch");
		follower.setDaemon(true);
		follower.start();
	}

}

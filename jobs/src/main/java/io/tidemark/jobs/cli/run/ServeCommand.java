package io.tidemark.jobs.cli.run;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;

import io.tidemark.config.PartialConfiguration;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.cli.ConsoleCommand;
import io.tidemark.jobs.cli.Installation;
import io.tidemark.jobs.cli.LogFormat;
import io.tidemark.jobs.store.ReportStore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/**
 * Serves the published snapshots over HTTP until it is stopped.
 */
@Command(name = "serve",
		description = "Serve the published snapshots over HTTP, read only, until Ctrl-C. With the embedded store, tenants "
				+ "are run by their schedules as well.")
public final class ServeCommand extends ConsoleCommand implements Callable<Integer> {

	@Override
	public Integer call() throws IOException, InterruptedException {
		PartialConfiguration configuration = common().partialConfiguration();
		TidemarkProperties properties = configuration.properties();
		String format = common().logFormat().toString();
		if (properties.apiStore().url() != null) {
			return serve(null, Map.of(LogFormat.VARIABLE, format));
		}
		try (Installation installation = common().open(properties);
				ConfigurableApplicationContext scheduler = properties.tenants().isEmpty() ? null
						: SchedulerCommand.start(installation, configuration, out(), err())) {
			return serve(installation.store(), Map.of("TIDEMARK_API_STORE_URL",
					installation.store().embeddedReaderUrl(), LogFormat.VARIABLE, format));
		}
	}

	private int serve(@Nullable ReportStore store, Map<String, String> environment)
			throws IOException, InterruptedException {
		try (ApiProcess api = ApiProcess.start(common().configuration(), environment, out(), store)) {
			api.awaitPort()
				.ifPresent((port) -> out()
					.println("Serving on http://localhost:%s/ until you press Ctrl-C; 'keys create' makes a key."
						.formatted(port)));
			return api.await();
		}
	}

}

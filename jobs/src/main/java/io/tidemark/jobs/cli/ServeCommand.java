package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;

import io.tidemark.config.PartialConfiguration;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.store.ReportStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Serves the published snapshots over HTTP until it is stopped.
 */
@Command(name = "serve", mixinStandardHelpOptions = true,
		description = "Serve the published snapshots over HTTP, read only, until Ctrl-C. With the embedded store, tenants "
				+ "are run by their schedules as well.")
final class ServeCommand implements Callable<Integer> {

	@ParentCommand
	private TidemarkCommand tidemark;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		PartialConfiguration configuration = this.tidemark.partialConfiguration();
		TidemarkProperties properties = configuration.properties();
		String format = this.tidemark.logFormat().toString();
		if (properties.apiStore().url() != null) {
			return serve(null, Map.of(LogFormat.VARIABLE, format));
		}
		try (Installation installation = this.tidemark.open(properties);
				RunningScheduler scheduler = properties.tenants().isEmpty() ? null
						: RunningScheduler.start(installation, configuration, this.spec.commandLine().getOut(),
								this.spec.commandLine().getErr())) {
			return serve(installation.store(), Map.of("TIDEMARK_API_STORE_URL",
					installation.store().embeddedReaderUrl(), LogFormat.VARIABLE, format));
		}
	}

	private int serve(@Nullable ReportStore store, Map<String, String> environment) throws IOException {
		PrintWriter out = this.spec.commandLine().getOut();
		try (ApiProcess api = ApiProcess.start(this.tidemark.configuration(), environment)) {
			if (store != null) {
				store.endFirst(api::close);
			}
			api.awaitPort(out)
				.ifPresent((port) -> out
					.println("Serving on http://localhost:%s/ until you press Ctrl-C; 'keys create' makes a key."
						.formatted(port.toString())));
			return api.await(() -> {
				if (store != null) {
					store.requireRunning();
				}
			});
		}
	}

}

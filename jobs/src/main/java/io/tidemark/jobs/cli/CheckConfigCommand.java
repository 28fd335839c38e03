package io.tidemark.jobs.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;

import io.tidemark.config.TenantProperties;
import io.tidemark.failure.FailureCode;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.jobs.extract.BillingSources;
import io.tidemark.jobs.report.ReportCheck;
import io.tidemark.jobs.report.ReportDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Checks the configuration and everything it names, before the night does.
 */
@Command(name = "check-config", mixinStandardHelpOptions = true,
		description = "Check the configuration, the store, the sources, the mail server and the templates, and say "
				+ "what would be done next. Nothing is changed but the store's schema, and no mail is sent.")
final class CheckConfigCommand implements Callable<Integer> {

	@ParentCommand
	private TidemarkCommand tidemark;

	@Spec
	private CommandSpec spec;

	private int exitCode;

	@Override
	public Integer call() {
		try (Installation installation = this.tidemark.open()) {
			good("configuration", (this.tidemark.configuration() != null)
					? String.valueOf(this.tidemark.configuration()) : "the defaults, there is no tidemark.yml");
			good("store", installation.properties().store().place());
			ReportDesk desk = ReportCommand.desk(installation);
			check("mail", () -> {
				desk.transport().check();
				return desk.transport().place();
			});
			ReportCheck reports = new ReportCheck(desk);
			installation.properties().tenants().keySet().stream().sorted().forEach((tenant) -> {
				check("source of " + tenant, () -> source(installation, tenant));
				installation.properties()
					.tenant(tenant)
					.reports()
					.keySet()
					.forEach((report) -> check("report %s of %s".formatted(report, tenant),
							() -> reports.check(tenant, report)));
			});
		}
		return this.exitCode;
	}

	private static String source(Installation installation, String tenant) {
		TenantProperties properties = installation.properties().tenant(tenant);
		return "%s describes %s".formatted(properties.source().place(),
				BillingSources
					.of(properties.source(), installation.folders().configuration(),
							installation.properties().warehouse().connections(), Clock.systemUTC())
					.dataAsOf());
	}

	private void check(String what, Check check) {
		try {
			good(what, check.run());
		}
		catch (TidemarkFailure ex) {
			this.exitCode = (this.exitCode != 0) ? this.exitCode : ex.code().exitCode();
			err().println("%s: %s".formatted(what, ex.getMessage()));
		}
		catch (RuntimeException ex) {
			this.exitCode = (this.exitCode != 0) ? this.exitCode : FailureCode.CONFIGURATION.exitCode();
			err().println("%s: %s".formatted(what, FailureSentences.rootMessage(ex)));
		}
	}

	private void good(String what, String sentence) {
		this.spec.commandLine().getOut().println("%s: %s".formatted(what, sentence));
	}

	private PrintWriter err() {
		return this.spec.commandLine().getErr();
	}

	/**
	 * Something that is as it should be, or fails.
	 */
	private interface Check {

		String run();

	}

}

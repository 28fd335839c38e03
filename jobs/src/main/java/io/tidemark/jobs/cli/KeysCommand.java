package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureTable;
import io.tidemark.jobs.key.KeyWriter;
import io.tidemark.key.ApiKey;
import io.tidemark.key.KeyStore;
import io.tidemark.key.Permission;
import io.tidemark.reports.format.TextReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Creates, lists and revokes the keys of the API.
 */
@Command(name = "keys", mixinStandardHelpOptions = true, description = "Create, list or revoke API keys.",
		subcommands = CreateKeyCommand.class)
final class KeysCommand implements Runnable {

	private static final List<FigureColumn> COLUMNS = List.of(text("Id"), text("Tenant"), text("Label"),
			text("Permissions"), text("Dealer"), new FigureColumn("limit", "Per minute", ColumnKind.COUNT, null),
			text("Created"), text("Expires"), text("State"));

	@ParentCommand
	private TidemarkCommand tidemark;

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "Missing subcommand: create, list or revoke.");
	}

	@Command(name = "list", mixinStandardHelpOptions = true, description = "List keys, without their secrets.")
	int list(@Option(names = "--tenant", paramLabel = "NAME",
			description = "Whose keys (default: every tenant's).") @Nullable String tenant) throws IOException {
		try (Installation installation = open()) {
			List<ApiKey> keys = new KeyStore(installation.store().dataSource()).findAll(tenant);
			if (tenant != null && keys.isEmpty()) {
				installation.tenant(tenant);
			}
			Instant now = Clock.systemUTC().instant();
			List<List<@Nullable Object>> rows = new ArrayList<>();
			keys.forEach((key) -> rows.add(row(key, now)));
			TextReport.write(FigureTable.of(COLUMNS, rows), out());
		}
		return 0;
	}

	@Command(name = "revoke", mixinStandardHelpOptions = true,
			description = "Revoke a key immediately and permanently. Revoking it again changes nothing.")
	int revoke(@Parameters(paramLabel = "ID", description = "The key's id, as 'keys list' shows it.") String id) {
		try (Installation installation = open()) {
			ApiKey key = new KeyWriter(installation.store().dataSource()).revoke(id);
			out().println("Key %s of %s was revoked at %s.".formatted(key.id(), key.tenant(), key.revokedAt()));
		}
		return 0;
	}

	Installation open() {
		return this.tidemark.open();
	}

	static String names(ApiKey key) {
		return key.permissions().stream().map(Permission::name).collect(Collectors.joining(", "));
	}

	private static List<@Nullable Object> row(ApiKey key, Instant now) {
		return Arrays.asList(key.id(), key.tenant(), key.label(), names(key), key.dealerCode(), key.requestsPerMinute(),
				key.createdAt().toString(), (key.expiresAt() != null) ? key.expiresAt().toString() : "never",
				state(key, now));
	}

	private static String state(ApiKey key, Instant now) {
		if (key.revokedAt() != null) {
			return "revoked";
		}
		return key.isUsableAt(now) ? "usable" : "expired";
	}

	private static FigureColumn text(String label) {
		return new FigureColumn(label, label, ColumnKind.TEXT, null);
	}

	private PrintWriter out() {
		return this.spec.commandLine().getOut();
	}

}

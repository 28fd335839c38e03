package io.tidemark.jobs.cli.published;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

import io.tidemark.jobs.cli.ConsoleCommand;
import io.tidemark.jobs.cli.TenantNames;
import io.tidemark.jobs.cli.FigureOutput;
import io.tidemark.jobs.cli.Installation;
import io.tidemark.jobs.cli.ListTable;
import io.tidemark.jobs.key.KeyWriter;
import io.tidemark.key.ApiKey;
import io.tidemark.key.KeyStore;
import io.tidemark.key.Permission;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Creates, lists and revokes the keys of the API.
 */
@Command(name = "keys", description = "Create, list or revoke API keys.", subcommands = CreateKeyCommand.class)
public final class KeysCommand extends ConsoleCommand {

	private static final ListTable<ApiKey> TABLE = new ListTable<ApiKey>().text("Id", ApiKey::id)
		.text("Tenant", ApiKey::tenant)
		.text("Label", ApiKey::label)
		.text("Permissions", KeysCommand::permissions)
		.text("Dealer", ApiKey::dealerCode)
		.count("Per minute", ApiKey::requestsPerMinute)
		.text("Created", ApiKey::createdAt)
		.text("Expires", (key) -> (key.expiresAt() != null) ? key.expiresAt() : "never")
		.text("State", KeysCommand::state);

	@Command(name = "list", description = "List keys, without their secrets.")
	int list(
			@Option(names = "--tenant", paramLabel = "TENANT", completionCandidates = TenantNames.class,
					description = "Whose keys (default: every tenant's).") @Nullable String tenant,
			@Mixin FigureOutput output) throws IOException {
		try (Installation installation = open()) {
			List<ApiKey> keys = new KeyStore(installation.store().dataSource()).findAll(tenant);
			if (tenant != null && keys.isEmpty()) {
				installation.requireTenant(tenant);
			}
			output.print(TABLE, keys);
		}
		return 0;
	}

	@Command(name = "revoke",
			description = "Revoke a key immediately and permanently. Revoking it again changes nothing.")
	int revoke(@Parameters(paramLabel = "ID", description = "The key's id, as 'keys list' shows it.") String id) {
		try (Installation installation = open()) {
			ApiKey key = new KeyWriter(installation.store().dataSource()).revoke(id);
			out().println("Key %s of %s was revoked at %s.".formatted(key.id(), key.tenant(), key.revokedAt()));
		}
		return 0;
	}

	static String permissions(ApiKey key) {
		return key.permissions().stream().map(Permission::name).collect(Collectors.joining(", "));
	}

	private static String state(ApiKey key) {
		if (key.revokedAt() != null) {
			return "revoked";
		}
		return key.isUsableAt(Clock.systemUTC().instant()) ? "usable" : "expired";
	}

}

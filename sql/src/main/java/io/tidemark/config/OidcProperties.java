package io.tidemark.config;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.tidemark.key.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * An OpenID provider that signs people in, and what their groups may read.
 *
 * @param issuer the provider's address, below which it describes itself
 * @param name what the provider is called on the sign-in form
 * @param scopes what is asked of the provider, {@code openid} among it
 * @param groupsClaim the claim that has a person's groups
 * @param groups what groups may read; the first that a person is in counts
 */
public record OidcProperties(URI issuer, String clientId, String clientSecret,
		@DefaultValue("your company account") String name, @DefaultValue( {
				"openid", "profile" }) List<String> scopes,
		@DefaultValue("groups") String groupsClaim, List<GroupProperties> groups){

	public OidcProperties {
		Assert.isTrue(issuer != null && List.of("http", "https").contains(issuer.getScheme()),
				"issuer must be the https address of an OpenID provider");
		Assert.hasText(clientId, "client-id is missing");
		Assert.hasText(clientSecret, "client-secret is missing");
		scopes = List.copyOf(scopes);
		Assert.isTrue(scopes.contains("openid"), "scopes must have openid");
		Assert.isTrue(groups != null && !groups.isEmpty(), "groups must say what at least one group may read");
		groups = List.copyOf(groups);
	}

	/**
	 * Return the first of the groups that a person is in.
	 * @param names the person's groups
	 */
	public Optional<GroupProperties> find(Collection<String> names) {
		return this.groups.stream().filter((each) -> names.contains(each.group())).findFirst();
	}

	@Override
	public String toString() {
		return "OidcProperties[issuer=%s]".formatted(this.issuer);
	}

	/**
	 * What the members of a group may read.
	 *
	 * @param group the group's name, as the provider has it
	 * @param tenant whose figures they read
	 * @param permissions what they may do, as keys may
	 * @param dealer the one dealer whose figures they get, null for all
	 */
	public record GroupProperties(String group, String tenant, List<String> permissions, @Nullable String dealer) {

		public GroupProperties {
			Assert.hasText(group, "group is missing");
			Assert.hasText(tenant, "tenant is missing");
			Assert.isTrue(permissions != null && !permissions.isEmpty(), "permissions must have at least one");
			permissions.forEach(Permission::parse);
			permissions = List.copyOf(permissions);
		}

	}

}

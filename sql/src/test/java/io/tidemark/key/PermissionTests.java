package io.tidemark.key;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.tidemark.failure.QueryInvalid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a permission opens, and how long a key does.
 */
class PermissionTests {

	private static final Instant NOON = Instant.parse("2026-11-19T12:00:00Z");

	@ParameterizedTest
	@ValueSource(strings = { "kpi:customers", "kpi:numbers", "kpi:features", "kpi:invoices", "kpi:*", "analytics:read",
			"operations:read" })
	void validPermissionIsRead(String name) {
		assertThat(Permission.parse(name)).isEqualTo(new Permission(name)).hasToString(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "kpi:", "kpi:people", "KPI:customers", "*", "analytics:write", " kpi:*" })
	void invalidPermissionIsToldWithTheValidOnes(String name) {
		assertThatExceptionOfType(QueryInvalid.class).isThrownBy(() -> Permission.parse(name))
			.withMessageStartingWith("There is no permission '" + name + "': ")
			.withMessageEndingWith("use one of kpi:*, kpi:customers, kpi:numbers, kpi:features, kpi:invoices, "
					+ "analytics:read, operations:read.");
	}

	@ParameterizedTest
	@CsvSource({ "kpi:*,kpi:customers,true", "kpi:*,kpi:*,true", "kpi:customers,kpi:customers,true",
			"analytics:read,analytics:read,true", "kpi:customers,kpi:invoices,false", "kpi:customers,kpi:*,false",
			"kpi:*,analytics:read,false", "kpi:*,operations:read,false", "operations:read,kpi:customers,false" })
	void permissionImpliesItselfAndTheStarImpliesEveryKpi(String held, String required, boolean implied) {
		assertThat(Permission.parse(held).implies(Permission.parse(required))).isEqualTo(implied);
	}

	@Test
	void keyAllowsWhatAnyOfItsPermissionsImplies() {
		ApiKey key = key(null, null);
		assertThat(key.allows(Permission.kpi("invoices"))).isTrue();
		assertThat(key.allows(Permission.ANALYTICS)).isTrue();
		assertThat(key.allows(Permission.OPERATIONS)).isFalse();
		assertThat(key.permissions()).as("in the order given")
			.containsExactlyElementsOf(List.of(Permission.ANALYTICS, Permission.ALL_KPIS));
	}

	@Test
	void keyIsUsableUntilItsExpiryAndNeverOnceRevoked() {
		assertThat(key(null, null).isUsableAt(NOON)).isTrue();
		assertThat(key(NOON.plusNanos(1), null).isUsableAt(NOON)).isTrue();
		assertThat(key(NOON, null).isUsableAt(NOON)).isFalse();
		assertThat(key(null, NOON.plusSeconds(60)).isUsableAt(NOON)).as("whatever the clock here says").isFalse();
	}

	private static ApiKey key(@Nullable Instant expiresAt, @Nullable Instant revokedAt) {
		Set<Permission> permissions = new LinkedHashSet<>(List.of(Permission.ANALYTICS, Permission.ALL_KPIS));
		return new ApiKey("abcdefgh", "acme", null, permissions, null, null, NOON, expiresAt, revokedAt);
	}

}

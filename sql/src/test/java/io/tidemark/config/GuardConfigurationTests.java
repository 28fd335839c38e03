package io.tidemark.config;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.GuardedFigure;
import io.tidemark.failure.ConfigurationInvalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What may be configured of guards.
 */
class GuardConfigurationTests {

	@TempDir
	private Path folder;

	@Test
	void everyFigureIsGuardedUnlessItIsSwitchedOff() throws IOException {
		assertThat(read("late-after: 2d").guards()).isEqualTo(GuardProperties.DEFAULTS);
		assertThat(read("guards: on").guards()).isEqualTo(GuardProperties.DEFAULTS);
		assertThat(enabled("late-after: 2d")).containsOnly(true);
		assertThat(enabled("guards: off")).containsOnly(false);
		assertThat(enabled("guards: {invoice-amount: off}")).containsExactly(true, true, true, true, false, true);
		assertThat(enabled("guards: {mrr: {enabled: false}}")).containsExactly(true, true, true, true, true, false);
	}

	@Test
	void smallChangeIsUsualOfTheFigureUnlessItIsSaid() throws IOException {
		GuardProperties guards = read("guards: {mrr: {min-change: 7}, customers: {max-fall: 0}}").guards();
		assertThat(guards.minChange(figure("mrr"))).isEqualTo("7");
		assertThat(guards.minChange(figure("invoice-amount"))).isEqualTo("10000");
		assertThat(guards.guard(figure("customers")))
			.isEqualTo(new GuardProperties.Jump(true, BigDecimal.ZERO, BigDecimal.ONE, null));
	}

	@Test
	void halfFinishedRunIsNotGoneOnWithUnderOtherGuards() throws IOException {
		assertThat(read("guards: {mrr: {min-change: 1000}}").fingerprint())
			.isEqualTo(read("late-after: 2d").fingerprint());
		assertThat(read("guards: {mrr: off}").fingerprint()).isNotEqualTo(read("guards: on").fingerprint());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					guards: {customers: {max-fall: 20}}      | max-fall must be from 0 to 1, as in 0.2 for 20 %
					guards: {customers: {max-fall: 20 %}}    | it must be a number like 0.05
					guards: {mrr: {max-rise: -1}}            | max-rise must be from 0 to 1000, as in 0.5 for 50 %
					guards: {mrr: {min-change: -1}}          | min-change must be from 0 to 10^15
					guards: {mrr: {max-drop: 0.2}}           | unknown key 'tidemark.tenants.acme.guards.mrr.max-drop'
					guards: {dealers: off}                   | there is no guard 'dealers': use one of customers, numbers, features
					guards: {mrr: never}                     | write on, off, or keys below it
					guards: strict                           | write on, off, or keys below it
					""")
	void badGuardIsToldInOneSentenceWithItsLine(String line, String told) {
		assertThatThrownBy(() -> read(line)).isInstanceOf(ConfigurationInvalid.class)
			.hasMessageContaining("line 6")
			.hasMessageContaining(told);
	}

	private Boolean[] enabled(String line) throws IOException {
		GuardProperties guards = read(line).guards();
		return Catalogue.load()
			.guards()
			.stream()
			.map((figure) -> guards.guard(figure).enabled())
			.toArray(Boolean[]::new);
	}

	private static GuardedFigure figure(String name) {
		return Catalogue.load()
			.guards()
			.stream()
			.filter((figure) -> figure.name().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private TenantProperties read(String line) throws IOException {
		return ConfigurationFile.read(Files.writeString(this.folder.resolve("tidemark.yml"), """
				tidemark:
				  tenants:
				    acme:
				      source:
				        files: data
				      %s
				""".formatted(line))).tenant("acme");
	}

}

package io.tidemark.reports.text;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import io.tidemark.catalogue.Parameter;
import io.tidemark.catalogue.ParameterKind;
import io.tidemark.figure.registry.Warning;
import io.tidemark.figure.registry.Warning.NoDays;
import io.tidemark.figure.registry.Warning.UnknownValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How mistakes in filters are told.
 */
class WarningLinesTests {

	private static final Warning STATUS = new UnknownValue(Parameter.STATUS, "actve", List.of("Active", "Dropped"));

	private static final Warning DEALER = new UnknownValue(Parameter.DEALER_CODE, "{0}$1", List.of());

	private static final Warning DAYS = new NoDays(LocalDate.parse("2026-02-01"), LocalDate.parse("2026-01-31"));

	@Test
	void linesOfPagesAreEnglish() {
		WarningLines lines = WarningLines.english();
		assertThat(lines.of(STATUS)).isEqualTo("No row has the status 'actve'. Nearest: Active, Dropped.");
		assertThat(lines.of(DEALER)).isEqualTo("No row has the dealer '{0}$1'.");
		assertThat(lines.of(DAYS)).isEqualTo("There are no days from 2026-02-01 to 2026-01-31.");
	}

	@Test
	void linesOfAMailAreInItsLanguage() {
		WarningLines lines = german();
		assertThat(lines.of("customers-byStatus", STATUS)).isEqualTo(
				"customers-byStatus: Keine Zeile hat den Status \u201eactve\u201c. Am \u00e4hnlichsten: Active, Dropped.");
		assertThat(lines.of("movements", DAYS))
			.isEqualTo("movements: Vom 1. Feb. 2026 bis zum 31. Jan. 2026 gibt es keine Tage.");
	}

	@ParameterizedTest
	@EnumSource
	void eachParameterWithNamesHasItsLine(Parameter parameter) {
		if (parameter.kind() == ParameterKind.TEXT || parameter.kind() == ParameterKind.CURRENCY) {
			Warning warning = new UnknownValue(parameter, "x1", List.of());
			assertThat(WarningLines.english().of(warning)).startsWith("No row has the " + parameter.word());
			assertThat(german().of(warning)).startsWith("Keine Zeile hat ").contains("x1");
		}
	}

	private static WarningLines german() {
		Wording words = Wording.load(List.of(Wording.OURS), "daily", List.of("shared"), Locale.GERMANY);
		return new WarningLines(words, new Notation(Locale.GERMANY, ZoneOffset.UTC, words));
	}

}

package io.tidemark.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.Parameter;
import io.tidemark.failure.QueryInvalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Which parameters are valid, and what is said of those that are not.
 */
class ParametersTests {

	@ParameterizedTest
	@CsvSource({ "page, 0", "page, -1", "page, one", "page, 2147483648", "itemsPerPage, 0", "itemsPerPage, 10001",
			"itemsPerPage, 1.5" })
	void pageOutOfBoundsIsRefused(String name, String value) {
		assertThatThrownBy(() -> parse(Map.of(name, value))).isInstanceOf(QueryInvalid.class)
			.hasMessageStartingWith(name + " must be a whole number from 1 to ")
			.hasMessageEndingWith("not '" + value + "'.");
	}

	@Test
	void unknownClassIsToldWhichThereAre() {
		assertThatThrownBy(() -> parse(Map.of("movement", "loss"))).isInstanceOf(QueryInvalid.class)
			.hasMessage("movement must be one of new, reactivation, expansion, contraction, churn, not 'loss'.");
	}

	@ParameterizedTest
	@CsvSource({ "Not due, Not due, Not due", "1-30, 1-30, 1 to 30 days", "1 to 30 days, 1-30, 1 to 30 days",
			"61-90, 61-90, 61 to 90 days", "Over 90, Over 90, Over 90 days", "Over 90 days, Over 90, Over 90 days" })
	void ageIsGivenAsTheLabelThatSnapshotsHaveOrInWords(String text, String label, String words) {
		Parameters parameters = parse(Map.of("age", text));
		assertThat(parameters.text(Parameter.AGE)).isEqualTo(label);
		assertThat(parameters.inWords()).isEqualTo("age " + words);
	}

	@ParameterizedTest
	@CsvSource({ "1 to 30", "1-30 days", "over 90", "Not due days" })
	void ageThatIsNoneIsToldWhichThereAre(String text) {
		assertThatThrownBy(() -> parse(Map.of("age", text))).isInstanceOf(QueryInvalid.class)
			.hasMessage("age must be one of Not due, 1-30, 31-60, 61-90, Over 90, not '" + text + "'.");
	}

	@ParameterizedTest
	@CsvSource({ "2026-02-30", "0000-01-01", "10000-01-01", "2026-1-1", "tomorrow", "-0d", "-030d", "-30", "30d",
			"-10000d", "-1y", "Today", "'-30d '", "month-end" })
	void dateThatDoesNotExistIsRefused(String value) {
		assertThatThrownBy(() -> parse(Map.of("dateFrom", value))).isInstanceOf(QueryInvalid.class)
			.hasMessage(
					"dateFrom must be a date like 2026-01-31, today, yesterday, -30d, -12m, month-start or year-start, "
							+ "not '" + value + "'.");
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-19, today, 2026-11-19", "2026-03-01, yesterday, 2026-02-28", "2026-11-19, -30d, 2026-10-20",
			"2026-11-19, -12m, 2025-11-19", "2024-02-29, -12m, 2023-02-28", "2026-03-31, -1m, 2026-02-28",
			"2026-11-19, month-start, 2026-11-01", "2026-11-19, year-start, 2026-01-01",
			"2026-11-19, 2025-02-03, 2025-02-03" })
	void dayIsCountedBackFromTheBusinessDate(LocalDate businessDate, String value, LocalDate date) {
		assertThat(parse(Map.of("dateFrom", value)).on(businessDate).date(Parameter.DATE_FROM)).isEqualTo(date);
		assertThat(Parameters.dated(Map.of("dateFrom", value), businessDate))
			.isEqualTo(Map.of("dateFrom", date.toString()));
	}

	@Test
	void daysThatAreCountedBackMayBeNone() {
		Map<String, String> soFar = Map.of("dateFrom", "month-start", "dateTo", "yesterday");
		LocalDate first = LocalDate.of(2026, 11, 1);
		assertThat(parse(soFar).on(first).dates()).isEqualTo(new DateRange(first, first.minusDays(1)))
			.matches(DateRange::isEmpty)
			.matches((range) -> !range.includes(first) && !range.includes(first.minusDays(1)));
		assertThat(Parameters.dated(soFar, first)).isEqualTo(soFar);
		assertThat(Parameters.dated(soFar, first.plusDays(1)))
			.isEqualTo(Map.of("dateFrom", "2026-11-01", "dateTo", "2026-11-01"));
	}

	@Test
	void lastDayBeforeTheFirstIsRefused() {
		assertThatThrownBy(() -> parse(Map.of("dateFrom", "2026-02-01", "dateTo", "2026-01-31")))
			.isInstanceOf(QueryInvalid.class)
			.hasMessage("dateTo 2026-01-31 is before dateFrom 2026-02-01.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "+100", "0100", "\u0661\u0660\u0660", " 100" })
	void numberHasOneSpelling(String value) {
		assertThat(parse(Map.of("limit", "100")).integer(Parameter.LIMIT)).isEqualTo(100);
		assertThatThrownBy(() -> parse(Map.of("limit", value))).isInstanceOf(QueryInvalid.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",", "dealer,", ",dealer", "dealer,,status", "dealer,dealer" })
	void listHasEachNameOnce(String value) {
		assertThat(parse(Map.of("groupBy", "status,dealer")).names(Parameter.GROUP_BY)).containsExactly("status",
				"dealer");
		assertThatThrownBy(() -> parse(Map.of("groupBy", value))).isInstanceOf(QueryInvalid.class)
			.hasMessage("groupBy must be different names like dealer,status, not '" + value + "'.");
	}

	private static Parameters parse(Map<String, String> values) {
		return Parameters.parse("a figure", values, List.of(Parameter.values()));
	}

}

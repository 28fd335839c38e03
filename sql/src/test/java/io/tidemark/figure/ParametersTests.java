package io.tidemark.figure;

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
	@CsvSource({ "2026-02-30", "0000-01-01", "10000-01-01", "2026-1-1", "today" })
	void dateThatDoesNotExistIsRefused(String value) {
		assertThatThrownBy(() -> parse(Map.of("dateFrom", value))).isInstanceOf(QueryInvalid.class)
			.hasMessage("dateFrom must be a date like 2026-01-31, not '" + value + "'.");
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

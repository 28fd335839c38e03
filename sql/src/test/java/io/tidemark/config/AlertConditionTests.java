package io.tidemark.config;

import java.math.BigDecimal;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * When an alert is on; a bound itself is within bounds.
 */
class AlertConditionTests {

	@ParameterizedTest
	@CsvSource({ "below 1000, 999.999, , true", "below 1000, 1000, , false", "above -5.5, -5.4, , true",
			"above 5, 5, , false", "drops more than 5 % in a day, 95, 100, false",
			"drops more than 5 % in a day, 94.999, 100, true", "drops more than 5 % in a day, 1, , false",
			"drops more than 5% in a week, 200, 100, false", "DROPS  by more than 5 % within a month, 1, 3, true",
			"drops more than 10 in a day, 90, 100, false", "drops more than 10 in a day, 89, 100, true",
			"rises more than 10 % in a day, 110.001, 100, true", "rises more than 10 % in a day, 1, 0, true",
			"changes more than 10 in a day, 111, 100, true", "changes more than 10 in a day, 89, 100, true" })
	void conditionIsMetPastItsBound(String text, BigDecimal value, @Nullable BigDecimal before, boolean isMet) {
		assertThat(AlertCondition.of(text).isMet(value, before)).isEqualTo(isMet);
	}

	@Test
	void ageIsADuration() {
		assertThat(AlertCondition.of("older than 30h").age()).isEqualTo(Duration.ofHours(30));
		assertThat(AlertCondition.of("older than 2 d").age()).isEqualTo(Duration.ofDays(2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "under 5", "below a lot", "drops more than 5 %", "drops more than 5 % in a year",
			"older than tomorrow" })
	void conditionThatIsNotUnderstoodIsToldHowToWriteIt(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> AlertCondition.of(text))
			.withMessageContaining("'drops more than 5 % in a day'");
	}

}

package io.tidemark.api.answer;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what callers are sent of an answer.
 */
class AnswerTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			gzip                  | true
			GZIP                  | true
			br, gzip;q=0.5        | true
			*                     | true
			gzip;Q=0              | false
			gzip;q=0.000, *       | false
			*;q=0                 | false
			notgzip               | false
			gzipx                 | false
			identity              | false
			""")
	void gzipIsSentToThoseWhoAcceptIt(String accepted, boolean isWelcome) {
		assertThat(Answer.isGzipWelcome(List.of(accepted))).isEqualTo(isWelcome);
	}

}

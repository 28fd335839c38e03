package io.tidemark.key;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Secrets are random, hashed, and told to nobody.
 */
class KeySecretTests {

	@Test
	void generatedSecretHas43LettersAndDigits() {
		assertThat(KeySecret.generate().text()).matches("tdm_[A-Za-z0-9]{43}");
	}

	@Test
	void noTwoSecretsAreTheSameAndEveryCharacterIsUsed() {
		Set<String> texts = Stream.generate(KeySecret::generate)
			.limit(500)
			.map(KeySecret::text)
			.collect(Collectors.toSet());
		assertThat(texts).hasSize(500);
		assertThat(texts.stream().flatMapToInt((text) -> text.substring(4).chars()).distinct().count()).isEqualTo(62);
	}

	@Test
	void hashIsTheSha256OfTheText() {
		assertThat(new KeySecret("abc").hash().hex())
			.isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
		assertThat(new KeySecret("abc").hash()).isEqualTo(new KeySecret("abc").hash())
			.isNotEqualTo(new KeySecret("abd").hash());
	}

	@Test
	void anyTextMayBeTried() {
		for (String hostile : new String[] { "", "\0", "\ud800", "tdm_", "' or 1=1 --", "x".repeat(100_000) }) {
			assertThat(new KeySecret(hostile).hash().hex()).hasSize(64);
		}
	}

	@Test
	void textOfASecretIsNotTold() {
		KeySecret secret = KeySecret.generate();
		assertThat(secret).hasToString("tdm_***");
	}

	@ParameterizedTest
	@CsvSource({
			"GET /backend/kpi/customers/?key=tdm_abcDEF012&limit=1,GET /backend/kpi/customers/?key=tdm_***&limit=1",
			"Bearer tdm_abc,Bearer tdm_***", "tdm_a tdm_b,tdm_*** tdm_***", "key=tdm%5Fabc%41&x=1,key=tdm_***&x=1",
			"key=%74%64%6D%5f%61b,key=tdm_***", "tdm_***,tdm_***", "nothing here,nothing here" })
	void whatLooksLikeAKeyIsStarred(String text, String expected) {
		assertThat(KeySecret.redact(text)).isEqualTo(expected);
	}

	@Test
	void generatedSecretIsStarredWherever() {
		String text = KeySecret.generate().text();
		assertThat(KeySecret.redact("a" + text + "/b")).isEqualTo("atdm_***/b");
	}

}

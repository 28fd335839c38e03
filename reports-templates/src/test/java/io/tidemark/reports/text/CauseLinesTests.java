package io.tidemark.reports.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.snapshot.CellCause;
import io.tidemark.snapshot.MovementCause;
import io.tidemark.snapshot.MovementCause.ToldMovement;
import io.tidemark.snapshot.RestatementCause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the causes of restatements are told.
 */
class CauseLinesTests {

	private static final List<MovementCause> CAUSES = List.of(
			cause("2026-10-15", null, "-402.500000", null, "contraction 402.500000"),
			cause("2026-10-15", "2026-10-19", "1402.500000", "churn 1402.500000", null),
			cause("2026-10-15", null, "0.125000", "expansion 3.000000", "expansion 3.125000"),
			cause("2026-10-15", "2026-10-15", "0.000000", "new 7.000000", "reactivation 7.000000"));

	private static MovementCause cause(String from, @Nullable String to, String change, @Nullable String before,
			@Nullable String after) {
		return new MovementCause("GBP", LocalDate.parse(from), (to != null) ? LocalDate.parse(to) : null,
				new BigDecimal(change), "151", told(before), told(after));
	}

	private static @Nullable ToldMovement told(@Nullable String text) {
		if (text == null) {
			return null;
		}
		String[] parts = text.split(" ", -1);
		return new ToldMovement(parts[0], new BigDecimal(parts[1]));
	}

	@Test
	void consolesAndPagesTellThemInEnglish() {
		assertThat(CauseLines.english().largestAndRest(CAUSES)).containsExactly(
				"GBP -402.50 on each day from 2026-10-15: customer 151, contraction of 402.50 on 2026-10-15 is new",
				"GBP +1,402.50 on each day from 2026-10-15 to 2026-10-19: customer 151, churn of 1,402.50 on 2026-10-15 "
						+ "is gone",
				"GBP +0.125 on each day from 2026-10-15: customer 151, expansion on 2026-10-15 is 3.125 instead of 3.00",
				"GBP 0.00 on 2026-10-15: customer 151, new MRR of 7.00 on 2026-10-15 is now reactivation of 7.00");
	}

	@Test
	void mailsTellThemInTheirLanguage() {
		Wording words = Wording.load(List.of(Wording.OURS), "daily", List.of("shared", "daily"), Locale.GERMANY);
		CauseLines lines = new CauseLines(words, new Notation(Locale.GERMANY, ZoneOffset.UTC, words));
		assertThat(lines.largest(CAUSES)).containsExactly(
				"GBP -402,50 an jedem Tag ab 15. Okt. 2026: Kunde 151, Minderung von 402,50 am 15. Okt. 2026 ist "
						+ "hinzugekommen",
				"GBP +1.402,50 an jedem Tag vom 15. Okt. 2026 bis 19. Okt. 2026: Kunde 151, Abgang von 1.402,50 am "
						+ "15. Okt. 2026 ist entfallen",
				"GBP +0,125 an jedem Tag ab 15. Okt. 2026: Kunde 151, Ausweitung am 15. Okt. 2026 beträgt 3,125 statt 3,00",
				"GBP 0,00 am 15. Okt. 2026: Kunde 151, Neuzugang von 7,00 am 15. Okt. 2026 ist jetzt Rückkehr von 7,00");
	}

	@Test
	void kpisAreToldByWhatTheyCountMoreOrFewer() {
		List<CellCause> causes = List.of(
				cells("customers", null, "2026-10-15", "2026-10-15", 1, null, "Active", null, "HAR01"),
				cells("features", null, "2026-10-15", "2026-10-17", -1234, null, null, "voicemail", null),
				cells("invoices", "GBP", "2026-10-15", "2026-10-15", 2, "120.000000", "Paid", null, "HAR01"),
				cells("invoices", "GBP", "2026-10-16", "2026-10-16", 0, "-0.500000", null, null, null),
				cells("invoices", "JPY", "2026-10-16", "2026-10-16", -1, "-3500.000000", null, null, null));
		assertThat(CauseLines.english().largestAndRest(causes)).containsExactly(
				"Customers: 1 more created on 2026-10-15, status Active, dealer HAR01",
				"Features: 1,234 fewer created on each day from 2026-10-15 to 2026-10-17, type voicemail",
				"Invoices: 2 more and GBP 120.00 more issued on 2026-10-15, status Paid, dealer HAR01",
				"Invoices: GBP 0.50 less issued on 2026-10-16",
				"Invoices: 1 fewer and JPY 3,500 less issued on 2026-10-16");
		Wording words = Wording.load(List.of(Wording.OURS), "daily", List.of("shared", "daily"), Locale.GERMANY);
		CauseLines german = new CauseLines(words, new Notation(Locale.GERMANY, ZoneOffset.UTC, words));
		assertThat(german.largest(causes)).contains(
				"Features: 1.234 weniger, angelegt an jedem Tag vom 15. Okt. 2026 bis 17. Okt. 2026, Typ voicemail",
				"Rechnungen: 2 mehr und GBP 120,00 mehr, ausgestellt am 15. Okt. 2026, Status Paid, Händler HAR01");
	}

	@Test
	void everyObjectWhosePastIsSettledHasItsSentence() {
		assertThat(Catalogue.load().kpis().stream().filter((kpi) -> kpi.cube().settled() != null)).isNotEmpty()
			.allSatisfy((kpi) -> assertThat(CauseLines.english()
				.largest(List.of(cells(kpi.object(), null, "2026-10-15", "2026-10-15", 1, null, null, null, null))))
				.singleElement()
				.asString()
				.contains("1 more"));
	}

	@Test
	void kpisLeaveTheSeriesItsTwelveLines() {
		List<RestatementCause> causes = new ArrayList<>();
		for (int amount = 20; amount > 0; amount--) {
			causes.add(new MovementCause("EUR", LocalDate.EPOCH, null, BigDecimal.valueOf(amount), "c" + amount, null,
					new ToldMovement("new", BigDecimal.valueOf(amount))));
		}
		for (String currency : List.of("CHF", "EUR", "GBP")) {
			for (int day = 10; day < 20; day++) {
				causes.add(cells("invoices", currency, "2026-10-" + day, "2026-10-" + day, day, "1.000000", null, null,
						null));
			}
		}
		assertThat(CauseLines.english().largestAndRest(causes)).hasSize(12 + 3 * 4 + 1)
			.contains("Invoices: 13 more and EUR 1.00 more issued on 2026-10-13")
			.doesNotContain("Invoices: 14 more and EUR 1.00 more issued on 2026-10-14")
			.endsWith("and 26 smaller");
	}

	private static CellCause cells(String object, @Nullable String currency, String from, String to, long count,
			@Nullable String amount, @Nullable String status, @Nullable String type, @Nullable String dealer) {
		return new CellCause(object, currency, LocalDate.parse(from), LocalDate.parse(to), count,
				(amount != null) ? new BigDecimal(amount) : null, status, type, dealer);
	}

	@Test
	void largestOfEachCurrencyAreToldAndTheRestCounted() {
		List<RestatementCause> many = new ArrayList<>();
		for (String currency : List.of("CHF", "EUR")) {
			for (int amount = 20; amount > 0; amount--) {
				many.add(new MovementCause(currency, LocalDate.EPOCH, null, BigDecimal.valueOf(amount), "c" + amount,
						null, new ToldMovement("new", BigDecimal.valueOf(amount))));
			}
		}
		assertThat(CauseLines.english().largestAndRest(many)).hasSize(13)
			.startsWith("CHF +20.00 on each day from 1970-01-01: customer c20, new MRR of 20.00 on 1970-01-01 is new")
			.endsWith("EUR +15.00 on each day from 1970-01-01: customer c15, new MRR of 15.00 on 1970-01-01 is new",
					"and 28 smaller");
		assertThat(CauseLines.english().largestAndRest(many.subList(0, 12))).hasSize(12);
		assertThat(CauseLines.english().largestAndRest(List.of())).isEmpty();
	}

	@Test
	void customerIsToldInOneLine() {
		MovementCause cause = CAUSES.get(0);
		MovementCause hostile = new MovementCause("GBP", cause.from(), null, cause.change(), "a\r\nb\u202Ec {0}", null,
				cause.after());
		assertThat(CauseLines.english().largest(List.of(hostile))).singleElement()
			.asString()
			.contains("customer a bc {0}, contraction");
	}

}

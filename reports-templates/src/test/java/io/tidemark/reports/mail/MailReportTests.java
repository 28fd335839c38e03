package io.tidemark.reports.mail;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.tidemark.reports.view.OverviewView.CurrencyRow;
import io.tidemark.snapshot.Manifest;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the mails say.
 */
class MailReportTests {

	private static final Pattern NUMBER = Pattern.compile("[+\u00B1-]?[0-9][0-9.,]*%?");

	private final MailWorld world = new MailWorld();

	@ParameterizedTest
	@CsvSource({ "daily, en-GB", "daily, de-DE", "monthly, en-GB", "monthly, de-DE" })
	void mailIsWhatTheGoldenFilesSay(String report, String language) throws IOException {
		RenderedMail mail = this.world.render(report, Locale.forLanguageTag(language));
		String name = report + "-" + language;
		assertThat(mail.subject() + "\n\n" + mail.text()).isEqualTo(golden(name + ".txt"));
		assertThat(mail.html()).isEqualTo(golden(name + ".html"));
	}

	@Test
	void trailingYearIsLeftOutWhereNobodyPaidBefore() {
		String[] currencies = this.world.render("daily", Locale.UK).text().split("== JPY ==", -1);
		assertThat(currencies[0]).contains("Customer churn, 12 months");
		assertThat(currencies[1]).contains("Paying customers: 1").doesNotContain("12 months");
	}

	@Test
	void changesAreAgainstWhatTheEarlierSnapshotsSaid() {
		assertThat(this.world.render("daily", Locale.UK).text()).containsIgnoringNewLines("""
				MRR: 211.00 EUR
				  since 27 Feb +52.50 (+33.1%); since 20 Feb +2.00 (+1.0%); since 28 Jan +40.50 (+23.8%)
				""", """
				Paying customers: 3
				  since 27 Feb +1 (+50.0%); since 20 Feb ±0; since 28 Jan +1 (+50.0%)
				Average MRR per paying customer: 70.33
				  since 27 Feb -8.92 (-11.3%); since 20 Feb +0.66 (+0.9%); since 28 Jan -14.92 (-17.5%)
				Net revenue retention, 12 months to 28 Feb 2026: 108.0%
				  since 31 Jan +4.9 points
				Gross revenue retention, 12 months to 28 Feb 2026: 86.0%
				  since 31 Jan +8.5 points
				Customer churn, 12 months to 28 Feb 2026: 20.0%
				  since 31 Jan -5.0 points
				Lifetime value, 12 months to 28 Feb 2026: 4,220.08
				  since 31 Jan +128.08 (+3.1%)
				Invoiced this month: 612.35
				  last month up to 28 Jan 0.00
				Outstanding: 200.25
				  since 27 Feb -100.00 (-33.3%); since 20 Feb +100.00 (+99.8%)
				Overdue invoices: 2
				  since 27 Feb -1 (-33.3%); since 20 Feb -1 (-33.3%)
				Overdue: 60.13
				  since 27 Feb ±0; since 20 Feb +0.13 (+0.2%)
				""", """
				Customers: 5
				  since 27 Feb +1 (+25.0%); since 20 Feb +1 (+25.0%)
				""", "There is no snapshot of 21 Feb 2026: figures are compared with 20 Feb 2026.",
				"There is no snapshot of 28 Jan 2026: MRR");
	}

	@Test
	void bridgeAddsUpAsItIsShown() {
		assertThat(this.world.render("daily", Locale.UK).text()).containsIgnoringNewLines("""
				How the MRR moved
				                        28 Feb    Month so far
				  Opening MRR           159.50          170.50
				  New                        –          +40.00
				  Expansion              +1.00          +10.51
				  Reactivation          +50.50          +50.50
				  Contraction                –          -10.00
				  Churn                      –          -50.50
				  Rounding                   –           -0.01
				  Closing MRR           211.00          211.00
				""");
	}

	@Test
	void currenciesStandApartWithTheirOwnDecimals() {
		assertThat(this.world.render("daily", Locale.UK).text()).contains("== JPY ==\n\nMRR: 300 JPY\n",
				"  New                       –            +300\n");
	}

	@Test
	void restatedDaysAreToldByTheirCause() {
		assertThat(this.world.render("daily", Locale.UK).text()).contains(
				"  EUR +1.00 on each day from 10 Feb 2026: customer c3, new MRR on 10 Feb 2026 is 40.00 instead of 39.00\n",
				"Why figures of past days differ from snapshot 2026-02-27.1.");
		assertThat(this.world.overview(MailWorld.DATE, null, null).restated()).containsExactly(
				"EUR +1.00 on each day from 2026-02-10: customer c3, new MRR on 2026-02-10 is 40.00 instead of 39.00");
		assertThat(this.world.overview(MailWorld.DATE, "D1", null).restated()).isEmpty();
	}

	@Test
	void restatedDaysWithoutKnownCauseAreTheLatestAndTellHowManyThereAre() {
		ReportRequest request = this.world.request("daily", Locale.UK, null, null);
		assertThat(this.world.reportsWithoutCauses().render(request).text()).contains(
				"  27 Feb 2026 · EUR MRR          158.50          159.50           +1.00\n",
				"The latest 12 of 19 figures of past days that differ from snapshot 2026-02-27.1.");
	}

	@Test
	void mailOfADayThatHadOtherFiguresSaysThatItCorrects() {
		for (String[] subject : new String[][] { { "en", "Corrected: acme: MRR" },
				{ "de", "Berichtigt: acme: MRR" } }) {
			ReportRequest again = this.world.requestOfCorrection("daily", Locale.forLanguageTag(subject[0]));
			assertThat(this.world.reports(null).render(again).subject()).startsWith(subject[1]);
		}
		assertThat(this.world.render("daily", Locale.UK).subject()).startsWith("acme: MRR");
	}

	@Test
	void monthRanksItsMovementsAndDealers() {
		assertThat(this.world.render("monthly", Locale.UK).text()).containsIgnoringNewLines("""
				Largest expansions
				  Customer             Before           After          Change
				  c1 · 20 Feb          110.00          119.50           +9.50
				  c1 · 28 Feb          119.50          120.50           +1.00
				""", """
				  Dealer                Invoices        Invoiced     Outstanding
				  D2                           5          512.35           50.00
				  Northwind (D1)               1          100.00          150.25
				  All dealers                  6          612.35          200.25
				""", """
				  Not due                    7          140.13
				  1 to 30 days               1           50.13
				  Over 90 days               1           10.00
				""");
	}

	@Test
	void dealersReportHasThatDealersFiguresOnly() {
		RenderedMail mail = this.world.reports(null).render(this.world.request("daily", Locale.UK, "D2", null));
		assertThat(mail.subject()).isEqualTo("acme · D2: MRR 90.50 EUR (+132.1%) · Saturday, 28 February 2026");
		assertThat(mail.text()).contains("Customers: 3\n", "MRR: 90.50 EUR\n", "Invoiced this month: 512.35\n",
				"Outstanding: 50.00\n  since 27 Feb -10.00 (-16.7%)", "Overdue: 10.00\n");
		assertThat(mail.text() + mail.html()).doesNotContain("211", "JPY", "200.25", "Northwind");
		assertThat(mail.images()).hasSize(1);
		RenderedMail monthly = this.world.reports(null).render(this.world.request("monthly", Locale.UK, "D2", null));
		assertThat(monthly.text()).contains("c2 · 27 Feb").doesNotContain("c1 ·", "Northwind", "JPY", "211");
	}

	@Test
	void mailAndPageTellTheSameFirstAndLastMrrOfTheSameDays() {
		RenderedMail mail = this.world.render("daily", Locale.UK);
		for (CurrencyRow currency : this.world.overview(MailWorld.DATE, null, null).currencies()) {
			String words = words(MailWorld.DATE, currency.code());
			assertThat(mail.text()).contains(words + "\n");
			assertThat(mail.html()).contains("alt=\"" + words + "\"");
		}
		assertThat(words(MailWorld.DATE, "EUR"))
			.isEqualTo("MRR in EUR, 31 Dec 2025 to 28 Feb 2026: from 100.00 to 211.00. New +90.50, "
					+ "Reactivation +50.50, Expansion +30.51, Contraction -10.00, Churn -50.50.");
	}

	private String words(LocalDate date, @Nullable String currency) {
		return Objects.requireNonNull(this.world.overview(date, null, currency).plot()).words();
	}

	@Test
	void firstMrrOfAChartIsThatOfItsFirstPointNotOfTheDayBefore() {
		LocalDate may = LocalDate.of(2026, 5, 10);
		assertThat(words(may, "EUR")).startsWith("MRR in EUR, 10 Feb 2026 to 10 May 2026: from 200.50 to 211.00.");
		assertThat(this.world.reports(null).render(this.world.requestOn(may, "daily")).text())
			.contains("MRR in EUR, 10 Feb 2026 to 10 May 2026: from 200.50 to 211.00.");
		LocalDate january = LocalDate.of(2027, 1, 31);
		assertThat(this.world.reports(null).render(this.world.requestOn(january, "monthly")).text())
			.contains("MRR in EUR, 31 Jan 2026 to 31 Jan 2027: from 170.50 to 211.00.");
	}

	@ParameterizedTest
	@CsvSource({ "daily, en-GB", "monthly, de-DE" })
	void textHasTheSameFiguresAsTheHtml(String report, String language) {
		RenderedMail mail = this.world.render(report, Locale.forLanguageTag(language));
		String html = mail.html()
			.replaceAll("(?s)<head>.*</head>|<div style=\"display:none.*?</div>", "")
			.replaceAll("<img [^>]*alt=\"([^\"]*)\"[^>]*>", "$1")
			.replaceAll("<[^>]*>", " ")
			.replaceAll("&#[0-9]+;", " ");
		assertThat(numbers(html)).isNotEmpty()
			.isEqualTo(numbers(mail.text().replace(mail.html(), "").replaceAll("https:\\S+", "")));
	}

	private static TreeSet<String> numbers(String text) {
		TreeSet<String> numbers = new TreeSet<>();
		NUMBER.matcher(text).results().forEach((match) -> numbers.add(match.group()));
		return numbers;
	}

	@Test
	void nothingIsLoadedFromElsewhere() {
		RenderedMail mail = this.world.render("daily", Locale.UK);
		assertThat(mail.html()).doesNotContain("url(", "@import", "<script", "<link", "src=\"http");
		List<String> ids = mail.images().stream().map(InlineImage::contentId).toList();
		assertThat(ids).containsExactly("mrr-eur@tidemark", "mrr-jpy@tidemark");
		ids.forEach((id) -> assertThat(mail.html()).contains("src=\"cid:" + id + "\""));
	}

	@Test
	void snapshotThatIsLateSaysSo() {
		ReportRequest request = this.world.request("daily", Locale.UK, null, null);
		Snapshot late = late(request.snapshot());
		RenderedMail mail = this.world.reports(null)
			.render(new ReportRequest("daily", late, Locale.UK, ZoneId.of("UTC"), null, null, List.of(), null));
		assertThat(mail.text()).containsPattern("Late: +due at 1 Mar 2026, 01:30 UTC, started at 1 Mar");
		assertThat(this.world.render("daily", Locale.UK).text()).doesNotContain("Late");
	}

	private static Snapshot late(Snapshot snapshot) {
		Manifest manifest = snapshot.manifest();
		Instant due = snapshot.dataAsOf();
		return new Snapshot(snapshot.id(), snapshot.tenant(), snapshot.version(), due, snapshot.contentHash(),
				new Manifest(manifest.tenant(), manifest.version(), manifest.businessDate(), manifest.timeZone(),
						manifest.movements(), due, due, "", "", manifest.contentHash(), List.of(), List.of(), List.of(),
						List.of(), new Manifest.Scheduled(due, due.plusSeconds(30_000), true), null),
				due, due, null);
	}

	@Test
	void sameRequestGivesTheSameBytes() {
		RenderedMail mail = this.world.render("monthly", Locale.UK);
		RenderedMail again = new MailWorld().render("monthly", Locale.UK);
		assertThat(again.html()).isEqualTo(mail.html());
		assertThat(again.images().get(0).bytes()).isEqualTo(mail.images().get(0).bytes());
	}

	@Test
	void linkIsToTheWebAlone() {
		ReportRequest request = this.world.request("daily", Locale.UK, null, null);
		ReportRequest other = new ReportRequest("daily", request.snapshot(), Locale.UK, request.zone(), null, null,
				List.of(), URI.create("javascript:alert(1)"));
		assertThat(this.world.reports(null).render(request).html())
			.contains("href=\"https://tidemark.example/acme/?snapshot=2026-02-28.1\"");
		assertThat(this.world.reports(null).render(other).html()).doesNotContain("href=", "javascript");
	}

	@Test
	void firstSnapshotIsComparedWithItsOwnSeries() {
		MemorySnapshots sample = MemorySnapshots.sample();
		ReportRequest first = new ReportRequest("daily", sample.published().get(0), Locale.UK, ZoneId.of("UTC"), null,
				null, List.of(), null);
		RenderedMail mail = new MailReport(sample, sample, null).render(first);
		assertThat(mail.text()).contains("MRR: 1,150.00 EUR\n  since 29 Jan ±0; since 23 Jan -150.00 (-11.5%)",
				"Customers: 12\n\n== EUR ==");
	}

	@ParameterizedTest
	@ValueSource(strings = { "daily", "monthly" })
	void businessWithoutAnythingHasAMail(String report) {
		MemorySnapshots nothing = new MemorySnapshots("new");
		Snapshot snapshot = nothing.publish(new SnapshotVersion(MailWorld.DATE, 1), Map.of());
		RenderedMail mail = new MailReport(nothing, nothing, null)
			.render(new ReportRequest(report, snapshot, Locale.UK, ZoneId.of("UTC"), null, null, List.of(), null));
		assertThat(mail.text()).contains("Customers: 0");
		assertThat(mail.subject()).matches("new · .*February 2026");
		assertThat(mail.images()).isEmpty();
	}

	private static String golden(String name) throws IOException {
		try (InputStream file = Objects.requireNonNull(
				MailReportTests.class.getResourceAsStream("/golden/mail/" + name), "no golden file " + name)) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}

package io.tidemark.reports.mail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.tidemark.reports.text.Notation;
import io.tidemark.reports.view.OverviewView;
import io.tidemark.reports.view.OverviewView.CardView;
import io.tidemark.reports.view.OverviewView.ChangeNote;
import io.tidemark.reports.view.OverviewView.CurrencyRow;
import io.tidemark.reports.view.OverviewView.MoverView;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a mail begins with, how long it gets, where it leads to and that it agrees with
 * the start page.
 */
class MailFirstScreenTests {

	/** Where Gmail cuts a mail off. */
	private static final int CLIPPED = 102_400;

	private static final URI API = URI.create("https://tidemark.example/");

	private final MailWorld world = new MailWorld();

	@ParameterizedTest
	@CsvSource({ "daily, en-GB", "daily, de-DE", "monthly, en-GB", "monthly, de-DE" })
	void mailWithTenCurrenciesIsNotCutOff(String report, String language) {
		RenderedMail mail = ten(report, Locale.forLanguageTag(language));
		assertThat(mail.html().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(60_000, CLIPPED);
		String text = mail.text();
		String first = text.substring(0, text.indexOf("== "));
		ManyCurrencies.TEN.forEach((currency) -> assertThat(first).contains("\n  " + currency + " "));
		ManyCurrencies.TEN.forEach((currency) -> assertThat(mail.html())
			.contains("snapshot=2026-12-31.1\" style=\"color:#0a5c7a;\">" + currency + "</a>"));
	}

	@Test
	void dailyMailWithTenCurrenciesHasTheDetailsOfAll() {
		RenderedMail mail = ten("daily", Locale.UK);
		ManyCurrencies.TEN.forEach((currency) -> assertThat(mail.text()).contains("== " + currency + " =="));
		assertThat(mail.text()).doesNotContain("left out");
	}

	@Test
	void detailsThatWouldMakeAMailTooLongAreLeftOutAndNamed() {
		RenderedMail mail = ten("monthly", Locale.UK);
		assertThat(mail.text()).contains("== EUR ==", "and")
			.containsPattern("Details of ([A-Z]{3}, )*AUD are left out to keep this mail short enough")
			.doesNotContain("== AUD ==");
		mail.images().forEach((image) -> assertThat(mail.html()).contains("cid:" + image.contentId()));
	}

	@Test
	void largestOfEachCurrencyHaveTheirTurn() {
		String text = ten("daily", Locale.UK).text();
		assertThat(text.substring(text.indexOf("Biggest movers"), text.indexOf("Most overdue"))
			.lines()
			.filter((line) -> line.startsWith("  Customer"))
			.map((line) -> line.replaceAll(".*\\u00A0([A-Z]{3})  .*", "$1")))
			.containsExactly("EUR", "GBP", "USD", "CHF", "JPY");
	}

	private static RenderedMail ten(String report, Locale locale) {
		ManyCurrencies many = new ManyCurrencies(ManyCurrencies.TEN);
		return new MailReport(many.snapshots(), many.snapshots(), null)
			.render(new ReportRequest(report, many.present(), locale, ZoneId.of("UTC"), null, null, List.of(), API));
	}

	@ParameterizedTest
	@ValueSource(strings = { "EUR", "JPY" })
	void figureHasTheValueLabelAndDaysThatThePageHas(String currency) {
		OverviewView page = this.world.overview(MailWorld.DATE, null, currency);
		RenderedMail mail = this.world.render("daily", Locale.UK);
		String text = section(mail.text(), currency);
		String html = plain(mail.html());
		List<CardView> cards = page.currencies()
			.stream()
			.filter((row) -> currency.equals(row.code()))
			.flatMap((row) -> row.cards().stream())
			.filter((card) -> !card.label().equals("Net new MRR"))
			.filter((card) -> !card.value().equals(Notation.NOTHING))
			.toList();
		assertThat(cards).extracting(CardView::label).contains("MRR", "Paying customers");
		for (CardView card : cards) {
			if (currency.equals("JPY") && card.value().equals("0")) {
				continue; // a mail has no invoices of a currency that never had one
			}
			assertThat(text).contains(card.label() + ": " + card.value());
			assertThat(html).containsPattern(Pattern.quote(card.label()) + " .*?" + Pattern.quote(card.value()));
			for (ChangeNote change : card.changes()) {
				assertThat(text).contains(change.words() + " " + change.amount());
				assertThat(html).contains(change.words() + " " + change.amount());
			}
		}
		String course = Objects.requireNonNull(page.plot()).words();
		assertThat(text).contains("\n" + course + "\n");
		assertThat(mail.html()).contains("alt=\"" + course + "\"");
	}

	@Test
	void firstScreenHasTheMrrAndOverdueAmountOfThePage() {
		String first = this.world.render("daily", Locale.UK).text().split("== EUR ==", -1)[0];
		for (CurrencyRow row : this.world.overview(MailWorld.DATE, null, null).currencies()) {
			assertThat(first)
				.containsPattern("\n  %s +%s .* %s\n".formatted(row.code(), value(row, "MRR"), value(row, "Overdue")));
		}
	}

	private static String value(CurrencyRow row, String label) {
		return row.cards()
			.stream()
			.filter((card) -> card.label().equals(label))
			.map((card) -> Pattern.quote(card.value()))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void moversAreThoseOfThePage() {
		List<MoverView> movers = Objects.requireNonNull(this.world.overview(MailWorld.DATE, null, "EUR").movers())
			.rows();
		assertThat(movers).hasSize(2);
		String text = this.world.render("daily", Locale.UK).text();
		for (MoverView mover : movers) {
			assertThat(text).containsPattern("\n  %s +%s  %s · %s · %s\n".formatted(mover.customer(),
					Pattern.quote(mover.amount()), mover.movement(), mover.product(), mover.cause()));
		}
	}

	@Test
	void causesAreInTheLanguageOfTheReport() {
		assertThat(this.world.render("daily", Locale.GERMANY).text()).contains("Rückkehr · Data · Ende der Testphase",
				"Ausweitung · Voice · Preis, Menge", "älteste fällig am 5. Nov. 2025");
	}

	@Test
	void dealersFirstScreenHasThatDealersCustomersOnly() {
		String text = this.world.reports(null).render(this.world.request("daily", Locale.UK, "D2", null)).text();
		assertThat(text).contains("  c2      +50.50\u00A0EUR", "  c3       10.00\u00A0EUR").doesNotContain("  c1");
		assertThat(links(this.world.reports(null).render(this.world.request("daily", Locale.UK, "D2", null))))
			.isNotEmpty()
			.allSatisfy((link) -> assertThat(link).contains("dealerCode=D2"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "daily", "monthly" })
	void linksLeadToThePagesOfTheSameSnapshot(String report) {
		List<String> links = links(this.world.render(report, Locale.UK));
		assertThat(links).hasSizeGreaterThan(8)
			.allSatisfy((link) -> assertThat(link).startsWith("https://tidemark.example/acme/")
				.contains("snapshot=2026-02-28.1"));
		assertThat(links).contains("https://tidemark.example/acme/?currency=JPY&amp;snapshot=2026-02-28.1",
				"https://tidemark.example/acme/analytics/movements/?customerId=c2&amp;snapshot=2026-02-28.1",
				"https://tidemark.example/acme/analytics/debtors/?customerId=c3&amp;snapshot=2026-02-28.1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "daily", "monthly" })
	void withoutAnAddressThereIsNoLink(String report) {
		RenderedMail mail = this.world.reports(null).render(this.world.requestOn(MailWorld.DATE, report));
		assertThat(links(mail)).isEmpty();
		assertThat(mail.text()).doesNotContain("http").contains("Biggest movers", "Most overdue on 28 Feb 2026");
	}

	@Test
	void addressesAmongTheNoticesAreLinks() {
		RenderedMail mail = this.world.reports(null)
			.render(this.world.request("daily", Locale.UK, null, null, "https://tidemark.example/a?b=1&c=2"));
		assertThat(mail.html()).contains("<a href=\"https://tidemark.example/a?b=1&amp;c=2\"");
	}

	private static List<String> links(RenderedMail mail) {
		return Pattern.compile("href=\"([^\"]*)\"")
			.matcher(mail.html())
			.results()
			.map((each) -> each.group(1))
			.toList();
	}

	@ParameterizedTest
	@CsvSource({ "daily, en-GB", "monthly, en-GB", "daily, de-DE" })
	void firstNightHasNoRowsOfDashes(String report, String language) {
		MemorySnapshots store = new MemorySnapshots("new");
		Snapshot first = store.publish(new SnapshotVersion(LocalDate.of(2026, 2, 28), 1), firstNight());
		RenderedMail mail = new MailReport(store, store, null).render(new ReportRequest(report, first,
				Locale.forLanguageTag(language), ZoneId.of("UTC"), null, null, List.of(), null));
		assertThat(mail.text()).doesNotContain(Notation.NOTHING);
		assertThat(mail.html()).doesNotContain(Notation.NOTHING);
		assertThat(mail.text()).contains("MRR").contains("10");
	}

	/**
	 * A business whose first customer came on the day of its first snapshot, with
	 * invoices in another currency.
	 */
	private static Map<String, List<List<@Nullable String>>> firstNight() {
		return Map.of("mrr_daily",
				List.of(MailWorld.values("calendar_on currency_code revenue new_revenue expansion_revenue "
						+ "contraction_revenue churn_revenue reactivation_revenue paying_customers new_customers "
						+ "churned_customers reactivated_customers"),
						MailWorld.values("2026-02-28 EUR 10.000000 10.000000 - - - - 1 1 0 0")),
				"movements",
				List.of(MailWorld.values("movement_on currency_code customer_id subscription_id customer_dealer "
						+ "movement_class movement_amount before_amount after_amount"),
						MailWorld.values("2026-02-28 EUR c1 - - new 10 0 10")),
				"customers_cube",
				List.of(MailWorld
					.values("grouped_by customer_status customer_dealer customer_count"), MailWorld.values("| - - 1")),
				"invoices_cube",
				List.of(MailWorld.values("grouped_by invoice_currency invoice_dealer invoice_month invoice_status "
						+ "invoice_count invoice_amount invoice_outstanding"),
						MailWorld.values("| GBP - - - 1 20.000 20.000")));
	}

	@Test
	void amountsSayTheirPeriod() {
		String daily = this.world.render("daily", Locale.UK).text();
		assertThat(daily)
			.contains("Invoiced this month: ", "last month up to 28 Jan", "Month so far", "12 months to 28 Feb 2026: ",
					"Most overdue on 28 Feb 2026, all invoices",
					"outstanding and overdue amounts, with their ages, are as of 28 Feb 2026, of all invoices")
			.doesNotContain("Invoiced: ");
		assertThat(this.world.render("monthly", Locale.UK).text()).contains("MRR on 28 Feb 2026: 211.00 EUR")
			.doesNotContain("\nMRR: ");
	}

	@Test
	void firstScreenComesFirst() {
		String text = this.world.render("daily", Locale.UK).text();
		List<Integer> places = Stream
			.of("By currency", "Biggest movers", "Most overdue", "Restated since", "== EUR ==", "== JPY ==")
			.map(text::indexOf)
			.toList();
		assertThat(places).doesNotContain(-1).isSorted();
		assertThat(text.lines().toList().indexOf("== EUR ==")).isLessThan(30);
	}

	private static String section(String text, String currency) {
		return Arrays.stream(text.split("\n== ", -1))
			.filter((part) -> part.startsWith(currency))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Return what a reader sees, with one blank between what elements have.
	 */
	private static String plain(String html) {
		return html.replaceAll("(?s)<head>.*</head>|<div style=\"display:none.*?</div>", "")
			.replaceAll("<[^>]*>", " ")
			.replaceAll("\\s+", " ")
			.replace("( ", "(");
	}

}

package io.tidemark.jobs.alert;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

import io.tidemark.config.ConfigurationFile;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.Answer;
import io.tidemark.jobs.SeedWorld;
import io.tidemark.jobs.TestInstallation;
import io.tidemark.jobs.delivery.DeliveryConfiguration;
import io.tidemark.jobs.delivery.DeliveryLedger;
import io.tidemark.jobs.delivery.ReportDelivery.DeliveryResult;
import io.tidemark.jobs.delivery.ReportDelivery;
import io.tidemark.jobs.store.ReportStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An alert is told once when it has been on for a while, and once when it ends.
 */
class AlertsIT {

	private static final Instant NOW = Instant.parse("2025-04-10T02:00:00Z");

	@TempDir
	private Path folder;

	private TestInstallation installation;

	@BeforeEach
	void publish() {
		this.installation = TestInstallation.create(this.folder, SeedWorld.tenant("acme", SeedWorld.path("source")));
		run(SeedWorld.AS_OF);
	}

	@Test
	void alertIsToldOnceAfterItsGraceAndOnceWhenItEnds() {
		alert("figure: customers/summary\n      when: below 1000\n      grace: 1h");
		deliver(Duration.ZERO);
		deliver(Duration.ofMinutes(59));
		assertThat(subjects()).isEmpty();
		deliver(Duration.ofMinutes(60));
		deliver(Duration.ofMinutes(61));
		assertThat(subjects()).hasSize(1);
		assertThat(subjects().get(0)).matches("Alert test of acme: customer_count of customers/summary is \\d+");
		alert("figure: customers/summary\n      when: below 1\n      grace: 1h");
		deliver(Duration.ofMinutes(62));
		deliver(Duration.ofMinutes(63));
		assertThat(subjects()).hasSize(2).element(0).isEqualTo("Alert test of acme is over");
		alert("figure: customers/summary\n      when: below 1000\n      grace: 1h");
		deliver(Duration.ofMinutes(64));
		assertThat(subjects()).as("a new one has its own grace").hasSize(2);
	}

	@Test
	void alertThatEndsWithinItsGraceIsNeverTold() {
		alert("figure: customers/summary\n      when: below 1000\n      grace: 1h");
		deliver(Duration.ZERO);
		alert("figure: customers/summary\n      when: below 1\n      grace: 1h");
		deliver(Duration.ofHours(2));
		assertThat(subjects()).isEmpty();
	}

	@Test
	void eachRowIsAnAlertOfItsOwn() {
		alert("figure: subscription-revenue\n      column: revenue\n      when: above 0");
		deliver(Duration.ZERO);
		assertThat(subjects()).hasSizeGreaterThan(1)
			.allMatch((subject) -> subject
				.matches("Alert test of acme: revenue of subscription-revenue of [A-Z]{3} is [0-9.]+"));
	}

	@Test
	void changeIsSeenAgainstTheSnapshotOfTheDayBefore() {
		run("2025-04-11T01:30:00Z");
		alert("figure: customers/summary\n      when: changes more than 0 in a week");
		deliver(Duration.ZERO);
		assertThat(subjects()).as("there is none of a week before").isEmpty();
		alert("figure: customers/summary\n      when: changes more than 1000 in a day");
		deliver(Duration.ZERO);
		assertThat(subjects()).isEmpty();
		alert("figure: customers/summary\n      when: changes more than 0 in a day");
		deliver(Duration.ZERO);
		assertThat(subjects()).singleElement().asString().matches(".* of customers/summary is \\d+, it was \\d+");
	}

	@Test
	void dataThatIsTooOldIsTold() {
		alert("figure: customers/summary\n      when: older than 30h");
		deliver(Duration.ofHours(29));
		assertThat(subjects()).isEmpty();
		deliver(Duration.ofHours(30));
		assertThat(subjects()).containsExactly("Alert test of acme: the latest data is as of 2025-04-10T01:30:00Z");
	}

	private void alert(String lines) {
		this.installation.configure(SeedWorld.tenant("acme", SeedWorld.path("source")) + """
				  alerts:
				    test:
				      to: [a@example.com]
				      %s
				""".formatted(lines));
	}

	private void run(String asOf) {
		Answer answer = this.installation.call("run", "--tenant", "acme", "--as-of", asOf);
		assertThat(answer.exitCode()).as(answer.err()).isZero();
	}

	private void deliver(Duration later) {
		TidemarkProperties properties = ConfigurationFile.read(this.folder.resolve("tidemark.yml"));
		try (ReportStore store = ReportStore.open(properties.store(), this.installation.home());
				ConfigurableApplicationContext context = store.start(
						DeliveryConfiguration.beans(properties, this.installation.home(), this.folder,
								Clock.fixed(NOW.plus(later), ZoneOffset.UTC)),
						DeliveryConfiguration.class, AlertPlan.class)) {
			DeliveryResult result = context.getBean(ReportDelivery.class).deliver("acme", Duration.ZERO);
			assertThat(result.givenUp()).isZero();
		}
	}

	private List<String> subjects() {
		return new DeliveryLedger(JdbcClient.create(this.installation.store())).findAll("acme", 100)
			.stream()
			.filter((delivery) -> delivery.mail().report().equals("alert test"))
			.map((delivery) -> Objects.requireNonNull(delivery.mail().notice()).subject())
			.toList();
	}

}

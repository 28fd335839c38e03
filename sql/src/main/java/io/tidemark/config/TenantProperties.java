package io.tidemark.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.tidemark.billing.BillingTable;
import io.tidemark.failure.NotFound;
import io.tidemark.figure.Currencies;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * One tenant.
 *
 * @param timeZone the zone of its local days
 * @param schedule when its nightly run starts, as a Quartz cron expression in its zone
 * @param movements whose changes count as movements
 * @param countPastDue whether subscription periods with the phase past_due count in the
 * MRR
 * @param excludedInvoiceStatuses the statuses of invoices that are outside every KPI, in
 * any case
 * @param maxRejectedShare the share of a table's rows, from 0 to 1, past which rejected
 * rows hold the run; if left out 0.05, and a table's first 25 rejected rows never do
 * @param lateAfter how long after the end of its business date the latest snapshot is
 * late; if left out 30 hours, and null (never) for files that describe a fixed instant
 * @param guards how far figures may jump from the snapshot before; past it the run is
 * held
 * @param reportingCurrency the currency that the MRR of all currencies is also given in,
 * null if there is none
 */
public record TenantProperties(@DefaultValue("UTC") ZoneId timeZone, @Nullable String schedule,
		@DefaultValue("customer") MovementLevel movements, @DefaultValue("false") boolean countPastDue,
		SourceProperties source, @DefaultValue( {
				"draft", "void" }) List<String> excludedInvoiceStatuses,
		@Nullable BigDecimal maxRejectedShare, @Nullable Duration lateAfter, @DefaultValue GuardProperties guards,
		@DefaultValue Map<String, ReportDefinition> reports, @DefaultValue Map<String, AlertProperties> alerts,
		@Nullable String reportingCurrency){

	/** A day until the next run closes its day, and six hours for it to be done. */
	public static final Duration LATE_AFTER = Duration.ofHours(30);

	private static final Duration LONGEST_LATE_AFTER = Duration.ofDays(3650);

	public TenantProperties {
		Assert.isTrue(source != null, "a tenant needs a source with a url or files");
		Assert.isTrue(ZoneId.getAvailableZoneIds().contains(timeZone.getId()),
				"time-zone must be a region like Europe/London or UTC, not '%s'".formatted(timeZone));
		excludedInvoiceStatuses = List.copyOf(excludedInvoiceStatuses);
		Assert.isTrue(
				maxRejectedShare == null
						|| (maxRejectedShare.signum() >= 0 && maxRejectedShare.compareTo(BigDecimal.ONE) <= 0),
				"max-rejected-share must be from 0 to 1");
		if (lateAfter == null && !source.isFixed()) {
			lateAfter = LATE_AFTER;
		}
		Assert.isTrue(lateAfter == null || (lateAfter.toSeconds() >= 1 && lateAfter.compareTo(LONGEST_LATE_AFTER) <= 0),
				"late-after must be from 1s to 3650d");
		Assert.isTrue(reportingCurrency == null || Currencies.contains(reportingCurrency),
				"reporting-currency must be an ISO 4217 code like EUR, not '%s'".formatted(reportingCurrency));
		reports = Collections.unmodifiableSortedMap(new TreeMap<>(reports));
		reports.keySet().forEach((report) -> TidemarkProperties.checkName("report", report));
		alerts = Collections.unmodifiableSortedMap(new TreeMap<>(alerts));
		alerts.keySet().forEach((alert) -> TidemarkProperties.checkName("alert", alert));
	}

	/**
	 * Return the tables that are read: exchange rates only where there is a currency to
	 * report in.
	 */
	public List<BillingTable> tables() {
		return Stream.of(BillingTable.values())
			.filter((table) -> table != BillingTable.EXCHANGE_RATES || this.reportingCurrency != null)
			.toList();
	}

	/**
	 * Return what is configured for a report.
	 * @throws NotFound naming the reports that there are
	 */
	public ReportDefinition report(String name) {
		ReportDefinition report = this.reports.get(name);
		if (report == null) {
			throw new NotFound("There is no report '%s': the configuration has %s.".formatted(name,
					this.reports.isEmpty() ? "none" : String.join(", ", this.reports.keySet())));
		}
		return report;
	}

	/**
	 * Return the settings that a half-finished run must share with the next one to be
	 * continued, in one line and without a password.
	 */
	public String fingerprint() {
		return String.join(" ", this.timeZone.getId(), this.movements.label(), "past_due=" + this.countPastDue,
				this.source.place(), this.source.mapping(), String.valueOf(this.source.asOf()),
				String.valueOf(this.excludedInvoiceStatuses), String.valueOf(this.maxRejectedShare),
				this.guards.fingerprint(), String.valueOf(this.reportingCurrency));
	}

}

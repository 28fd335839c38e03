package io.tidemark.jobs.warehouse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import io.tidemark.config.MovementLevel;
import io.tidemark.config.TenantProperties;
import io.tidemark.sql.SqlFile;
import org.jspecify.annotations.Nullable;

/**
 * What the models of a run are told of its tenant.
 *
 * @param businessDate the local day that the snapshot closes
 * @param countPastDue whether periods with the phase past_due count in the MRR
 * @param maxRejectedShare the share of rejected rows that is let pass
 * @param toleratedRejections the number of rejected rows of a table that is let pass
 * @param reportingCurrency the currency that MRR is also given in, null if there is none
 */
public record WarehouseSettings(ZoneId zone, LocalDate businessDate, MovementLevel movements, boolean countPastDue,
		List<String> excludedInvoiceStatuses, BigDecimal maxRejectedShare, int toleratedRejections,
		@Nullable String reportingCurrency) {

	private static final BigDecimal DEFAULT_SHARE = new BigDecimal("0.05");

	private static final int DEFAULT_TOLERATED = 25;

	public static WarehouseSettings of(TenantProperties tenant, LocalDate businessDate) {
		BigDecimal share = tenant.maxRejectedShare();
		return new WarehouseSettings(tenant.timeZone(), businessDate, tenant.movements(), tenant.countPastDue(),
				tenant.excludedInvoiceStatuses(), (share != null) ? share : DEFAULT_SHARE,
				(share != null) ? 0 : DEFAULT_TOLERATED, tenant.reportingCurrency());
	}

	/**
	 * Return settings for a warehouse that no models are run in.
	 */
	public static WarehouseSettings scratch(LocalDate businessDate) {
		return new WarehouseSettings(ZoneId.of("UTC"), businessDate, MovementLevel.CUSTOMER, false, List.of(),
				DEFAULT_SHARE, 0, null);
	}

	/**
	 * Return what the models need of an engine, told of these settings.
	 * @param engine the engine's file in {@code sql/warehouse}
	 */
	public String engineSql(String engine) {
		return fill(SqlFile.load("warehouse/" + engine));
	}

	/**
	 * Return a statement told of these settings.
	 */
	public String fill(String sql) {
		return sql.replace("${zone}", this.zone.getId())
			.replace("${business_date}", this.businessDate.toString())
			.replace("${movement_level}", this.movements.label())
			.replace("${count_past_due}", Boolean.toString(this.countPastDue))
			.replace("${max_rejected_share}", this.maxRejectedShare.toPlainString())
			.replace("${tolerated_rejections}", Integer.toString(this.toleratedRejections))
			.replace("${reporting_currency}", Objects.toString(this.reportingCurrency, ""));
	}

}

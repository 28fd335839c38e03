package io.tidemark.jobs.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.kpi.KpiReader;
import io.tidemark.figure.series.RevenueReader;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import org.jspecify.annotations.Nullable;

/**
 * The headline figures of a snapshot beside those of the one before.
 */
final class Headlines {

	private static final List<FigureColumn> COLUMNS = List.of(text("Figure"), text("Currency"), number("Value"),
			number("Before"), number("Change"));

	private final KpiReader kpis;

	private final RevenueReader revenue;

	Headlines(SnapshotStore store) {
		this.kpis = new KpiReader(store);
		this.revenue = new RevenueReader(store);
	}

	private static FigureColumn text(String label) {
		return new FigureColumn(label, label, ColumnKind.TEXT, null);
	}

	private static FigureColumn number(String label) {
		return new FigureColumn(label, label, ColumnKind.AMOUNT, null);
	}

	FigureTable table(Snapshot snapshot, @Nullable Snapshot previous) {
		Map<Headline, BigDecimal> now = headlines(snapshot);
		Map<Headline, BigDecimal> before = (previous != null) ? headlines(previous) : Map.of();
		List<List<@Nullable Object>> rows = new ArrayList<>();
		now.forEach((headline, value) -> {
			List<@Nullable Object> row = new ArrayList<>();
			row.add(headline.figure());
			row.add(headline.currency());
			row.add(value);
			BigDecimal earlier = before.get(headline);
			row.add(earlier);
			row.add((earlier != null) ? value.subtract(earlier) : null);
			rows.add(row);
		});
		return FigureTable.of(COLUMNS, rows);
	}

	private Map<Headline, BigDecimal> headlines(Snapshot snapshot) {
		Map<Headline, BigDecimal> headlines = new LinkedHashMap<>();
		addRevenue(headlines, snapshot);
		addKpi(headlines, snapshot, "customers", "Customers", "customer_count");
		addKpi(headlines, snapshot, "numbers", "Numbers", "number_count");
		addKpi(headlines, snapshot, "features", "Features", "feature_count");
		addKpi(headlines, snapshot, "invoices", "Invoiced", "invoice_amount");
		addKpi(headlines, snapshot, "invoices", "Outstanding", "invoice_outstanding");
		return headlines;
	}

	private void addRevenue(Map<Headline, BigDecimal> headlines, Snapshot snapshot) {
		var date = snapshot.version().businessDate();
		FigureTable table = this.revenue.read(snapshot, Parameters.NONE.between(date, date));
		for (var row : table.rows()) {
			headlines.put(new Headline("MRR", row.text("currency_code")), row.amount("revenue"));
		}
	}

	private void addKpi(Map<Headline, BigDecimal> headlines, Snapshot snapshot, String object, String label,
			String column) {
		FigureTable table = this.kpis.read(snapshot, Catalogue.load().find(object, "summary"), Parameters.NONE);
		String currency = table.columns()
			.stream()
			.filter((each) -> each.kind() == ColumnKind.CURRENCY)
			.map(FigureColumn::name)
			.findFirst()
			.orElse(null);
		for (var row : table.rows()) {
			headlines.put(new Headline(label, (currency != null) ? row.text(currency) : ""),
					new BigDecimal(String.valueOf(row.get(column))));
		}
	}

	private record Headline(String figure, String currency) {
	}

}

package io.tidemark.reports.mail;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Interval;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.series.MetricsReader;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.RowView;
import io.tidemark.reports.view.TableView;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Shows the subscription metrics of a month beside those of the month before.
 */
final class RatioTable {

	private static final List<FigureColumn> COLUMNS = Catalogue.load().findSeries(MetricsReader.NAME).columns();

	private static final List<String> SHOWN = List.of("arr", "arpa", "paying_customers", "new_customers",
			"reactivated_customers", "churned_customers", "customer_churn_rate", "net_revenue_retention",
			"gross_revenue_retention");

	private final List<FigureRow> rows;

	private final YearMonth month;

	private final Notation notation;

	private final Wording words;

	RatioTable(SnapshotContent content, Snapshot snapshot, YearMonth month, @Nullable String dealerCode,
			Notation notation, Wording words) {
		this.rows = new MetricsReader(content)
			.read(snapshot,
					Parameters.NONE.between(month.minusMonths(1).atDay(1), month.atEndOfMonth())
						.dealer(dealerCode)
						.every(Interval.MONTH))
			.rows();
		this.month = month;
		this.notation = notation;
		this.words = words;
	}

	TableView of(String currency) {
		List<RowView> shown = new ArrayList<>();
		for (String name : SHOWN) {
			shown.add(RowView.of(this.words.say("metric." + name), value(this.month, currency, name),
					value(this.month.minusMonths(1), currency, name)));
		}
		return new TableView(this.words.say("metric.title"), List.of("", this.notation.month(this.month.atDay(1)),
				this.notation.month(this.month.minusMonths(1).atDay(1))), shown, null);
	}

	private String value(YearMonth of, String currency, String name) {
		Object value = this.rows.stream()
			.filter((row) -> currency.equals(row.text("currency_code")) && YearMonth.from(row.date("date")).equals(of))
			.map((row) -> row.get(name))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		if (value == null) {
			return Notation.NOTHING;
		}
		return switch (kind(name)) {
			case COUNT -> this.notation.count((Long) value);
			case RATIO -> this.notation.percent((BigDecimal) value);
			case MONEY, AMOUNT -> this.notation.money((BigDecimal) value, currency);
			case TEXT, CURRENCY, MONTH, AGE, DATE -> value.toString();
		};
	}

	private static ColumnKind kind(String name) {
		return COLUMNS.stream().filter((column) -> column.name().equals(name)).findFirst().orElseThrow().kind();
	}

}

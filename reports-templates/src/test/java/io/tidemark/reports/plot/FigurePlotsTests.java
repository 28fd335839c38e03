package io.tidemark.reports.plot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.Figures;
import io.tidemark.reports.html.Surroundings.BarView;
import io.tidemark.reports.html.Surroundings.BreakdownView;
import io.tidemark.reports.html.Surroundings.HeatCell;
import io.tidemark.reports.html.Surroundings.HeatView;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.PlotView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests of what is drawn of figures, and of what a script is told of it.
 */
class FigurePlotsTests {

	private static final Ways WAYS = (figure, parameters) -> figure.name() + new TreeMap<>(parameters);

	private static final Notation NOTATION = new Notation(Locale.UK, ZoneOffset.UTC, Wording.english());

	@Test
	void valuesAreToldToTheDigitAndPiecesInTheOrderInWhichTheyAreStacked() {
		PlotView plot = plot("subscription-revenue", Map.of(),
				List.of("date", "currency_code", "revenue", "churn_revenue", "new_revenue"),
				List.of(row("2026-11-19", "EUR", "9007199254740993.10", null, "0.300000"),
						row("2026-11-20", "EUR", "100.333333", "12.5", null)));
		JsonNode data = JsonMapper.shared().readTree(plot.data());
		assertThat(data.at("/lines/0/shown").toString()).isEqualTo("[\"9,007,199,254,740,993.10\",\"100.333333\"]");
		assertThat(data.at("/bars/0").toString())
			.isEqualTo("{\"label\":\"New\",\"look\":\"new\",\"shown\":[\"+0.30\",null]}");
		assertThat(data.at("/bars/1/look").stringValue()).isEqualTo("churn");
		assertThat(data.at("/bars/1/shown/1").stringValue()).isEqualTo("-12.50");
		assertThat(data.at("/dates/1/name").stringValue()).isEqualTo("20 Nov 2026");
		assertThat(plot.slots().get(1).href())
			.isEqualTo("movements{DATE_FROM=2026-11-20, DATE_TO=2026-11-20, CURRENCY=EUR}");
		assertThat(plot.bars()).extracting(PlotView.Bar::look, PlotView.Bar::href)
			.containsExactly(
					tuple("new", "movements{DATE_FROM=2026-11-19, DATE_TO=2026-11-19, CURRENCY=EUR, MOVEMENT=new}"),
					tuple("churn",
							"movements{DATE_FROM=2026-11-20, DATE_TO=2026-11-20, CURRENCY=EUR, MOVEMENT=churn}"));
		assertThat(data.at("/period").booleanValue()).isTrue();
	}

	@Test
	void movementsOfADayAndClassAreOneBarThatLeadsToThem() {
		PlotView plot = plot("movements", Map.of("dateFrom", "2026-11-01"),
				List.of("date", "currency_code", "customer_id", "movement", "change"),
				List.of(row("2026-11-19", "EUR", "c1", "churn", "-10.25"),
						row("2026-11-19", "EUR", "c2", "churn", "-0.75"), row("2026-11-20", "EUR", "c3", "new", "5")));
		assertThat(plot.lines()).isEmpty();
		assertThat(plot.bars()).extracting(PlotView.Bar::words, PlotView.Bar::href)
			.containsExactly(
					tuple("19 Nov 2026: Churn -11.00",
							"movements{DATE_FROM=2026-11-19, DATE_TO=2026-11-19, CURRENCY=EUR, MOVEMENT=churn}"),
					tuple("20 Nov 2026: New +5.00",
							"movements{DATE_FROM=2026-11-20, DATE_TO=2026-11-20, CURRENCY=EUR, MOVEMENT=new}"));
		assertThat(plot.words()).isEqualTo("Movements in EUR. 19 Nov 2026 to 20 Nov 2026.");
	}

	@Test
	void invoicesByMonthAreBarsByMonth() {
		PlotView plot = plot("invoices/byMonth", Map.of(),
				List.of("invoice_month", "invoice_currency", "invoice_count", "invoice_amount"),
				List.of(row("2026-10", "EUR", 2L, "20.500"), row("2026-11", "EUR", 1L, "-3.000")));
		assertThat(plot.bars()).extracting(PlotView.Bar::words)
			.containsExactly("October 2026: Amount 20.50", "November 2026: Amount -3.00");
		assertThat(plot.dates()).extracting(PlotView.Tick::label).containsExactly("Oct 2026", "Nov 2026");
	}

	@Test
	void debtsAreAddedUpByAgeAndDrawnByCustomer() {
		Figure figure = Figures.load().find("debtors");
		FigureTable rows = table(figure,
				List.of("currency_code", "customer_id", "outstanding", "not_due", "overdue_1_30"),
				List.of(row("EUR", "c1", "30.000", "20.000", "10.000"), row("EUR", "c2", "5.500", null, "5.500")));
		List<BreakdownView> drawn = new FigureBreakdown(figure, figure.ask(Map.of()).parameters(), WAYS, NOTATION)
			.draw(rows, FigurePlots.measures(figure).get(0));
		assertThat(drawn).extracting(BreakdownView::title)
			.containsExactly("Outstanding in EUR by age", "Outstanding in EUR");
		assertThat(drawn.get(0).bars()).containsExactly(
				new BarView("Not due", "20.00", 1000, false, "debtors{CURRENCY=EUR, AGE=Not due}"),
				new BarView("1 to 30 days", "15.50", 775, false, "debtors{CURRENCY=EUR, AGE=1-30}"),
				new BarView("31 to 60 days", "0.00", 0, false, "debtors{CURRENCY=EUR, AGE=31-60}"),
				new BarView("61 to 90 days", "0.00", 0, false, "debtors{CURRENCY=EUR, AGE=61-90}"),
				new BarView("Over 90 days", "0.00", 0, false, "debtors{CURRENCY=EUR, AGE=Over 90}"));
		assertThat(drawn.get(1).bars()).extracting(BarView::label).containsExactly("c1", "c2");
	}

	@Test
	void cohortsAreColouredByWhatIsLeftOfThem() {
		Figure figure = Figures.load().find("cohorts");
		FigureTable rows = table(figure, List.of("cohort_month", "currency_code", "months_since", "mrr_share"), List
			.of(row("2026-09", "EUR", 0L, "1"), row("2026-10", "EUR", 0L, "1"), row("2026-09", "EUR", 1L, "0.25")));
		FigureColumn measure = FigurePlots.measures(figure).get(0);
		assertThat(measure.name()).isEqualTo("mrr_share");
		HeatView heat = new CohortHeat(measure, Wording.english()).draw(rows).get(0);
		assertThat(heat.heads()).containsExactly("0", "1");
		assertThat(heat.rows().get(0).cells()).containsExactly(new HeatCell("100.00%", 8), new HeatCell("25.00%", 2));
		assertThat(heat.rows().get(1).cells()).containsExactly(new HeatCell("100.00%", 8), new HeatCell("", 0));
		assertThat(FigurePlots.findTime(figure, figure.columns())).isNull();
	}

	private static PlotView plot(String name, Map<String, String> asked, List<String> columns,
			List<List<@Nullable Object>> rows) {
		Figure figure = Figures.load().find(name);
		FigureTable table = table(figure, columns, rows);
		FigureColumn measure = FigurePlots.measures(figure).get(0);
		return new FigurePlots(figure, figure.ask(new TreeMap<>(asked)).parameters(), WAYS, Wording.english(), NOTATION)
			.draw(table, measure)
			.get(0);
	}

	private static FigureTable table(Figure figure, List<String> names, List<List<@Nullable Object>> rows) {
		return FigureTable.of(figure.columns(), rows.stream().map((row) -> all(figure, names, row)).toList());
	}

	/**
	 * Return the values of all columns, null for those that are not named.
	 */
	private static List<@Nullable Object> all(Figure figure, List<String> names, List<@Nullable Object> row) {
		List<@Nullable Object> all = new ArrayList<>();
		for (FigureColumn column : figure.columns()) {
			int place = names.indexOf(column.name());
			all.add((place >= 0) ? row.get(place) : null);
		}
		return all;
	}

	/**
	 * Return a row's values: dates and decimals are written as texts.
	 */
	private static List<@Nullable Object> row(@Nullable Object... values) {
		return Arrays.stream(values).map(FigurePlotsTests::value).toList();
	}

	private static @Nullable Object value(@Nullable Object value) {
		if (!(value instanceof String text)) {
			return value;
		}
		return text.matches("\\d{4}-\\d\\d-\\d\\d") ? LocalDate.parse(text)
				: text.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(text) : text;
	}

}

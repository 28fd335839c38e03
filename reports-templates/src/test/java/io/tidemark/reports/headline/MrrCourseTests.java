package io.tidemark.reports.headline;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.tidemark.catalogue.Movement;
import io.tidemark.reports.chart.RevenueChart.ChartPoint;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.OverviewView.LineView;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the course of the MRR is drawn and put in words.
 */
class MrrCourseTests {

	@Test
	void lineGoesFromTheLowestToTheHighest() {
		LineView line = line("100", "400", "150.504", "250");
		assertThat(line.points()).isEqualTo("0.0,100.00 333.3,0.00 666.7,83.17 1000.0,50.00");
		assertThat(line.highest()).isEqualTo("400.00");
		assertThat(line.lowest()).isEqualTo("100.00");
		assertThat(line.words())
			.isEqualTo("MRR in EUR, 1 Mar 2026 to 4 Mar 2026: from 100.00 to 250.00. Expansion +150.00.");
	}

	@Test
	void mrrThatDoesNotMoveIsALevelLine() {
		assertThat(line("7", "7", "7").points()).isEqualTo("0.0,50.0 500.0,50.0 1000.0,50.0");
	}

	@Test
	void singleDayIsALevelLine() {
		assertThat(line("7").points()).isEqualTo("0.0,50.0 1000.0,50.0");
	}

	private static LineView line(String... values) {
		List<ChartPoint> points = new ArrayList<>();
		for (String value : values) {
			points
				.add(new ChartPoint(LocalDate.of(2026, 3, 1).plusDays(points.size()), new BigDecimal(value), Map.of()));
		}
		Wording words = Wording.english();
		BigDecimal change = new BigDecimal(values[values.length - 1]).subtract(new BigDecimal(values[0]));
		Map<Movement, BigDecimal> movements = (change.signum() != 0) ? Map.of(Movement.EXPANSION, change) : Map.of();
		return new MrrCourse("EUR", points, movements).line(new Notation(Locale.UK, ZoneOffset.UTC, words), words);
	}

}

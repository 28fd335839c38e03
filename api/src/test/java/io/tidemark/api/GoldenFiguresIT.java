package io.tidemark.api;

import java.util.List;

import de.siegmar.fastcsv.reader.CsvReader;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.jobs.SeedWorld;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API answers with the very bytes that the command line prints.
 */
class GoldenFiguresIT {

	private static Caller caller;

	@BeforeAll
	static void issueKey() {
		caller = RunningApi.shared().issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/golden/seed_world/figures.csv", delimiter = '|', quoteCharacter = '\'',
			numLinesToSkip = 1)
	void answerIsTheGoldenFileByteForByte(String golden, String arguments) {
		String format = golden.substring(golden.lastIndexOf('.') + 1);
		Received answer = caller.get(url(arguments) + "outputMode=" + format);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		assertThat(answer.text()).isEqualTo(SeedWorld.read("expected/" + golden));
	}

	@Test
	void jsonOfEachKpiHasTheColumnsInOrderAndTheRowsOfItsCsv() {
		assertThat(Catalogue.load().kpis()).hasSizeGreaterThanOrEqualTo(18).allSatisfy((kpi) -> {
			String path = "/backend/kpi/" + kpi.path() + "/?outputMode=";
			List<String> names = kpi.shownColumns().stream().map(FigureColumn::name).toList();
			JsonNode rows = caller.get(path + "json").json();
			assertThat(rows).hasSizeGreaterThan(0)
				.allSatisfy((row) -> assertThat(row.propertyNames()).containsExactlyElementsOf(names));
			String csv = caller.get(path + "csv").text();
			assertThat(CsvReader.builder().ofCsvRecord(csv).stream()).hasSize(1 + rows.size());
		});
	}

	@Test
	void nextRowsAreOfAllDealersThatWereAskedFor() {
		Received first = caller
			.get("/backend/kpi/invoices/byDealer/?groupBy=status&dealerCode=NORTH&dealerCode=D%2Ccomma&limit=3");
		assertThat(first.json()).hasSize(3);
		Received second = caller.get(first.require("Link").replaceAll("^<|>.*", ""));
		assertThat(second.json()).singleElement()
			.satisfies((row) -> assertThat(row.get("invoice_dealer_name").asString()).isEqualTo("North & Söhne"));
		assertThat(second.header("Link")).isNull();
	}

	@Test
	void nextPageOfSeriesIsOfAllDealersThatWereAskedFor() {
		String question = "/analytics/subscription-metrics?groupBy=dealer&dealerCode=NORTH&dealerCode=D%2Ccomma&itemsPerPage=1";
		Received first = caller.get(question);
		Received second = caller.get(first.require("Link").replaceAll("^<|>.*", ""));
		assertThat(first.json().at("/data/0/customer_dealer").asString()).isEqualTo("D,comma");
		assertThat(second.json().at("/data/0/customer_dealer").asString()).isEqualTo("NORTH");
	}

	/**
	 * Turn a question of the command line into one of the API.
	 * @return the URL, up to the next parameter
	 */
	private static String url(String arguments) {
		String[] words = arguments.split(" ", -1);
		String root = words[0].contains("/") ? "/backend/kpi/" : "/analytics/";
		StringBuilder url = new StringBuilder(root).append(words[0]).append("/?");
		for (int index = 1; index < words.length; index += 2) {
			url.append(words[index].substring(2)).append('=').append(Caller.encode(words[index + 1])).append('&');
		}
		return url.toString();
	}

}

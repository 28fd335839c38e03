package io.tidemark.api.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.tidemark.api.answer.Content;
import io.tidemark.api.answer.Links;
import io.tidemark.api.answer.OutputMode;
import io.tidemark.api.definition.FigureLinks;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Series;
import io.tidemark.figure.registry.Figures;
import io.tidemark.reports.html.PageVisitor;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the page where a browser begins.
 */
class StartPageTests {

	private static final Catalogue CATALOGUE = Catalogue.load();

	private static final List<String> OTHERS = List.of("/snapshots/", "/definitions/", "/openapi.json", "/health");

	@Test
	void everyFigureIsLinkedWithItsSentence() throws IOException {
		String html = text(OutputMode.HTML, new Links(null));
		for (Kpi kpi : CATALOGUE.kpis()) {
			assertThat(html)
				.contains(link(Figures.load().find(kpi.path()).path(), kpi.path()),
						kpi.definition().replace("'", "&#39;"))
				.contains(link(Figures.load().find(kpi.path() + "/history").path(), kpi.path() + "/history"));
		}
		for (Series series : CATALOGUE.series()) {
			assertThat(html).contains(link("/analytics/" + series.name(), series.name()),
					series.definition().replace("'", "&#39;"));
		}
		assertThat(html).contains(OTHERS.stream().map((path) -> "href=\"" + path + "\"").toList());
	}

	@Test
	void readerWithoutAKeyIsAskedForItByAFormThatPosts() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new StartContent(OutputMode.HTML, new Links(null),
				new PageVisitor(null, false, "/?asOf=today", true, "token", "the intranet"), FigureLinks::path,
				StartController::form)
			.write(out);
		assertThat(out.toString(StandardCharsets.UTF_8)).contains("You need a key",
				"<form class=\"key\" method=\"post\" action=\"/sign-in\">", "name=\"key\" type=\"password\"",
				"name=\"return\" value=\"/?asOf=today\"", "name=\"_csrf\" value=\"token\"",
				"<a href=\"/oauth2/authorization/oidc?return=%2F%3FasOf%3Dtoday\">Sign in with the intranet</a>");
	}

	@Test
	void programsGetNamesAndPathsWithoutAnyKey() throws IOException {
		for (OutputMode mode : List.of(OutputMode.JSON, OutputMode.CSV, OutputMode.XLSX)) {
			assertThat(page(mode, new Links(null)).mode()).isEqualTo(OutputMode.JSON);
		}
		JsonNode paths = JsonMapper.shared().readTree(text(OutputMode.JSON, new Links(null)));
		assertThat(paths.get("customers/summary").asString()).isEqualTo("/backend/kpi/customers/");
		assertThat(paths.get("customers/byStatus/history").asString())
			.isEqualTo("/backend/kpi/customers/byStatus/history/");
		assertThat(paths.get("subscription-revenue").asString()).isEqualTo("/analytics/subscription-revenue");
		assertThat(paths.values().stream().map(JsonNode::asString)).doesNotHaveDuplicates()
			.containsAll(OTHERS)
			.hasSize(2 * CATALOGUE.kpis().size() + CATALOGUE.series().size() + OTHERS.size());
	}

	private static Content page(OutputMode mode, Links links) {
		return new StartContent(mode, links, null, FigureLinks::path, StartController::form);
	}

	private static String link(String path, String name) {
		return "<a href=\"%s\">%s</a>".formatted(path, name);
	}

	private String text(OutputMode mode, Links links) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Content content = page(mode, links);
		content.write(out);
		return out.toString(StandardCharsets.UTF_8);
	}

}

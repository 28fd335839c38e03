package io.tidemark.api.page;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.tidemark.api.answer.Content;
import io.tidemark.api.answer.OutputMode;
import io.tidemark.reports.format.JsonReport;
import io.tidemark.reports.html.HtmlReport;
import io.tidemark.reports.html.OverviewPage;

/**
 * Where one begins: a page for a browser, an object of names and paths otherwise.
 *
 * @param mode HTML or JSON
 * @param page makes the page
 * @param paths the paths by name
 */
record StartContent(OutputMode mode, Supplier<OverviewPage> page, Map<String, String> paths) implements Content {

	StartContent {
		mode = (mode == OutputMode.HTML) ? mode : OutputMode.JSON;
	}

	@Override
	public List<Map.Entry<String, String>> headers() {
		return List.of();
	}

	@Override
	public void write(OutputStream out) throws IOException {
		Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		if (this.mode == OutputMode.HTML) {
			HtmlReport.write(this.page.get(), writer);
		}
		else {
			JsonReport.writeObject(this.paths, writer);
			writer.write('\n');
		}
		writer.flush();
	}

}

package io.tidemark.api.definition.openapi;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.tidemark.api.definition.ApiPaths;
import io.tidemark.api.http.Content;
import io.tidemark.api.http.Links;
import io.tidemark.api.http.OpenPage;
import io.tidemark.api.http.OutputMode;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.reports.format.JsonReport;

/**
 * The OpenAPI document as a page, which is the same for all.
 */
final class OpenApiPage implements OpenPage {

	private final byte[] document;

	OpenApiPage(Catalogue catalogue, String version) {
		StringWriter writer = new StringWriter();
		JsonReport.writeObject(OpenApiDocument.of(catalogue, version), writer);
		this.document = (writer + "\n").getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public String path() {
		return ApiPaths.OPENAPI;
	}

	@Override
	public boolean isForPeople() {
		return false;
	}

	@Override
	public Content content(OutputMode mode, Links links) {
		byte[] bytes = this.document;
		return new Content() {

			@Override
			public OutputMode mode() {
				return OutputMode.JSON;
			}

			@Override
			public List<Map.Entry<String, String>> headers() {
				return List.of();
			}

			@Override
			public void write(OutputStream out) throws IOException {
				out.write(bytes);
			}

		};
	}

}

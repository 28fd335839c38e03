package io.tidemark.api.definition;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.tidemark.api.answer.Content;
import io.tidemark.api.answer.OutputMode;

/**
 * The OpenAPI document, which is JSON whatever is asked.
 *
 * @param document the document
 */
record OpenApiContent(String document) implements Content {

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
		out.write(this.document.getBytes(StandardCharsets.UTF_8));
	}

}

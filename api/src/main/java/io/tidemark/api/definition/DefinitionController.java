package io.tidemark.api.definition;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tidemark.api.answer.Answers;
import io.tidemark.api.answer.Asked;
import io.tidemark.api.answer.Content;
import io.tidemark.api.answer.OutputMode;
import io.tidemark.api.security.Credentials;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Says what there is and what it means, to people and to programs.
 */
@RestController
class DefinitionController {

	/** The time of a build that has none. */
	private static final Instant SOME_TIME = Instant.parse("2026-01-01T00:00:00Z");

	private static final Set<String> PARAMETERS = Set.of(OutputMode.PARAMETER, Credentials.PARAMETER);

	private final Answers answers;

	private final Instant builtAt;

	private final String version;

	DefinitionController(Answers answers, ObjectProvider<BuildProperties> build) {
		this.answers = answers;
		this.builtAt = build.stream().map(BuildProperties::getTime).findFirst().orElse(SOME_TIME);
		this.version = build.stream().map(BuildProperties::getVersion).findFirst().orElse("unknown");
	}

	@GetMapping({ "/definitions", "/definitions/" })
	void definitions(HttpServletRequest request, HttpServletResponse response) {
		Asked asked = Asked.of(request, true);
		asked.requireOnly(PARAMETERS);
		this.answers.send(asked, () -> new Definitions(asked.mode(), asked.links(), this.builtAt, asked.visitor()),
				request, response);
	}

	@GetMapping("/openapi.json")
	void openApi(HttpServletRequest request, HttpServletResponse response) {
		Asked asked = Asked.of(request, false);
		asked.requireOnly(PARAMETERS);
		this.answers.send(asked, () -> new OpenApi(this.version), request, response);
	}

	/**
	 * The OpenAPI document, which is JSON whatever is asked.
	 */
	private record OpenApi(String version) implements Content {

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
			out.write(OpenApiDocument.write(this.version).getBytes(StandardCharsets.UTF_8));
		}

	}

}

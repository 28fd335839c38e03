package io.tidemark.api.definition;

import java.time.Instant;

import io.tidemark.api.answer.Answers;
import io.tidemark.api.answer.Asked;
import io.tidemark.api.definition.openapi.OpenApiDocument;
import io.tidemark.catalogue.Catalogue;
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

	private final Answers answers;

	private final Catalogue catalogue;

	private final Instant builtAt;

	private final String version;

	DefinitionController(Answers answers, Catalogue catalogue, ObjectProvider<BuildProperties> build) {
		this.answers = answers;
		this.catalogue = catalogue;
		this.builtAt = build.stream().map(BuildProperties::getTime).findFirst().orElse(SOME_TIME);
		this.version = build.stream().map(BuildProperties::getVersion).findFirst().orElse("unknown");
	}

	@GetMapping({ "/definitions", "/definitions/" })
	void definitions(HttpServletRequest request, HttpServletResponse response) {
		Asked asked = Asked.of(request, true);
		this.answers.send(asked, () -> new Definitions(asked.mode(), asked.links(), this.catalogue, this.builtAt),
				request, response);
	}

	@GetMapping("/openapi.json")
	void openApi(HttpServletRequest request, HttpServletResponse response) {
		Asked asked = Asked.of(request, false);
		this.answers.send(asked, () -> new OpenApiContent(OpenApiDocument.write(this.catalogue, this.version)), request,
				response);
	}

}

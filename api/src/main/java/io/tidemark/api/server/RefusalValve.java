package io.tidemark.api.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.tidemark.api.answer.OutputMode;
import io.tidemark.api.answer.Problems;
import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.api.security.StandardHeaders;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers what Tomcat itself refuses in the shape of all errors.
 */
public final class RefusalValve extends ErrorReportValve {

	@Override
	protected void report(Request request, Response response, @Nullable Throwable failure) {
		int status = response.getStatus();
		if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		try {
			ErrorCode code = (status >= 500 && status != 501 && status != 505) ? ErrorCode.INTERNAL
					: (status == 405) ? ErrorCode.METHOD_NOT_ALLOWED : ErrorCode.MALFORMED_REQUEST;
			String hint = (code == ErrorCode.MALFORMED_REQUEST) ? "This is not a valid HTTP request." : code.hint();
			byte[] bytes = Problems.text(new ApiProblem(code, hint), OutputMode.JSON).getBytes(StandardCharsets.UTF_8);
			StandardHeaders.write(response);
			response.setHeader("Cache-Control", "no-store");
			response.setContentType(OutputMode.JSON.contentType());
			response.setContentLength(bytes.length);
			response.getOutputStream().write(bytes);
			response.finishResponse();
		}
		catch (IOException | IllegalStateException ex) {
			// the caller has gone, or has part of an answer already
		}
	}

}

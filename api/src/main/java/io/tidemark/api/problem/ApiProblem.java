package io.tidemark.api.problem;

import org.jspecify.annotations.Nullable;

/**
 * An answer that is an error: a code, and a hint that says what to do.
 */
public final class ApiProblem extends RuntimeException {

	private final ErrorCode code;

	private final String hint;

	public ApiProblem(ErrorCode code) {
		this(code, code.hint());
	}

	public ApiProblem(ErrorCode code, String hint) {
		this(code, hint, null);
	}

	public ApiProblem(ErrorCode code, String hint, @Nullable Throwable cause) {
		super(code.error() + ": " + hint, cause);
		this.code = code;
		this.hint = hint;
	}

	public ErrorCode code() {
		return this.code;
	}

	public String hint() {
		return this.hint;
	}

}

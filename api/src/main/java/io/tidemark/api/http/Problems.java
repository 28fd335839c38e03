package io.tidemark.api.http;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.failure.NotFound;
import io.tidemark.failure.QueryInvalid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Says which error of the catalogue a failure is; nothing of its inside leaves.
 */
final class Problems {

	private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

	private Problems() {
	}

	static ApiProblem of(Throwable failure) {
		if (failure instanceof ApiProblem problem) {
			return problem;
		}
		if (failure instanceof QueryInvalid) {
			return new ApiProblem(ErrorCode.INVALID_PARAMETER, String.valueOf(failure.getMessage()), failure);
		}
		if (failure instanceof NotFound) {
			return new ApiProblem(ErrorCode.NOT_FOUND, String.valueOf(failure.getMessage()), failure);
		}
		if (failure instanceof RejectedExecutionException) {
			return new ApiProblem(ErrorCode.OVERLOADED, "Too many answers are being computed: try again soon.",
					failure);
		}
		if (failure instanceof TimeoutException) {
			return new ApiProblem(ErrorCode.OVERLOADED,
					"The answer took too long: ask for less, a shorter range of dates say, or try again.", failure);
		}
		if (failure instanceof DataAccessException || failure instanceof TransactionException) {
			LOG.warn("The report store can't be read", failure);
			return new ApiProblem(ErrorCode.STORE_UNAVAILABLE,
					"The report store can't be reached at present: try again in a few seconds.", failure);
		}
		LOG.error("An answer failed", failure);
		return new ApiProblem(ErrorCode.INTERNAL, "This is a fault of the server, which has logged it.", failure);
	}

}

package io.tidemark.jobs.nightly;

import java.util.List;
import java.util.Objects;

import io.tidemark.failure.ResourcesExhausted;
import io.tidemark.failure.TidemarkFailure;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Finds what to tell of the failures that a job keeps.
 */
final class JobFailure {

	private JobFailure() {
	}

	/**
	 * Return the first failure that there is a sentence for, else one that says that
	 * there is none.
	 */
	static RuntimeException of(List<Throwable> failures) {
		for (Throwable failure : failures) {
			Throwable current = failure;
			while (current != null) {
				if (current instanceof TidemarkFailure || current instanceof DataAccessException
						|| current instanceof TransactionException) {
					return (RuntimeException) current;
				}
				if (current instanceof OutOfMemoryError) {
					return new ResourcesExhausted(
							"Java is out of memory (%s): give it more, as with TIDEMARK_JAVA_OPTS=-Xmx2g, and run again."
								.formatted(current.getMessage()),
							current);
				}
				current = current.getCause();
			}
		}
		return new IllegalStateException(
				"The run failed: " + (failures.isEmpty() ? "for an unknown reason"
						: Objects.toString(failures.get(0).getMessage(), failures.get(0).toString())),
				failures.isEmpty() ? null : failures.get(0));
	}

}

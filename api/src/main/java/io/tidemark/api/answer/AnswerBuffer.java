package io.tidemark.api.answer;

import java.io.IOException;
import java.io.OutputStream;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FastByteArrayOutputStream;

/**
 * Keeps what is written in memory up to a bound, past which all goes to another stream.
 */
final class AnswerBuffer extends OutputStream {

	private static final int BLOCK = 8192;

	private final FastByteArrayOutputStream kept = new FastByteArrayOutputStream(BLOCK);

	private final int bound;

	private final long deadlineNanos;

	private final Overflow overflow;

	private @Nullable OutputStream stream;

	/**
	 * Create an empty buffer.
	 * @param bound how many bytes are kept
	 * @param deadlineNanos until when, by the machine's clock, bytes may come in
	 * @param overflow where bytes go once there are more
	 */
	AnswerBuffer(int bound, long deadlineNanos, Overflow overflow) {
		this.bound = bound;
		this.deadlineNanos = deadlineNanos;
		this.overflow = overflow;
	}

	@Override
	public void write(int octet) throws IOException {
		write(new byte[] { (byte) octet }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		if (this.stream == null) {
			if (System.nanoTime() - this.deadlineNanos > 0) {
				throw new ApiProblem(ErrorCode.OVERLOADED,
						"The answer took too long: ask for less, such as a shorter range of dates, or try again.");
			}
			if (this.kept.size() + length <= this.bound) {
				this.kept.write(bytes, offset, length);
				return;
			}
			this.stream = this.overflow.open();
			this.kept.writeTo(this.stream);
			this.kept.reset();
		}
		this.stream.write(bytes, offset, length);
	}

	boolean isOverflown() {
		return this.stream != null;
	}

	byte[] bytes() {
		return this.kept.toByteArray();
	}

	/**
	 * Opens the stream for what is too large to be kept.
	 */
	interface Overflow {

		OutputStream open() throws IOException;

	}

}

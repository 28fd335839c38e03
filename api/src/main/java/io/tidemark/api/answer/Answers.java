package io.tidemark.api.answer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import io.tidemark.api.answer.Turns.Turn;
import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.api.security.CallerAddress;
import io.tidemark.config.ApiProperties;
import io.tidemark.key.ApiKey;
import io.tidemark.snapshot.Snapshot;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.FastByteArrayOutputStream;

/**
 * Answers questions: from memory, by computing what is not there, or, if that is large,
 * straight to the caller. The one place that writes the headers of answers.
 */
@Component
public class Answers {

	/** The attribute of a request that has the length of its answer, for the log. */
	static final String LENGTH = Answers.class.getName() + ".length";

	/** What is larger is written to the caller as it is read, and not kept. */
	private static final int LARGEST_KEPT = 2 << 20;

	/** What is smaller is soon gone, and not counted while it is sent. */
	private static final int SMALL = 64 << 10;

	private static final int BLOCK = 8192;

	private final AnswerCache cache;

	private final Turns computing;

	private final Turns sending;

	/** Workbooks that are not kept have their rows on disk until they are sent. */
	private final Turns sendingWorkbooks;

	private final Duration timeout;

	private final CallerAddress addresses;

	private final String program;

	Answers(ApiProperties properties, CallerAddress addresses, ObjectProvider<BuildProperties> build) {
		this.cache = new AnswerCache(properties.cacheSize().toBytes());
		this.computing = new Turns(Math.max(4, 2 * Runtime.getRuntime().availableProcessors()));
		this.sending = new Turns(properties.largeAnswers());
		this.sendingWorkbooks = new Turns(Math.max(4, properties.largeAnswers() / 8));
		this.timeout = properties.requestTimeout();
		this.addresses = addresses;
		this.program = build.stream().map((each) -> each.getVersion() + " " + each.getTime()).findFirst().orElse("");
	}

	/**
	 * Answer a question for a snapshot.
	 * @param content finds what is told, without writing it yet
	 */
	public void send(Question question, Supplier<Content> content, HttpServletRequest request,
			HttpServletResponse response) {
		ApiKey key = question.key();
		new Delivery(question.answerKey(), question.snapshot(), new Turns.Caller(key.tenant(), key.id()), request,
				response)
			.send(content);
	}

	/**
	 * Answer with something that is the same for all.
	 */
	public void send(Asked asked, Supplier<Content> content, HttpServletRequest request, HttpServletResponse response) {
		String address = this.addresses.of(request).getHostAddress();
		new Delivery(asked.key("anyone", "none"), null, new Turns.Caller(address, address), request, response)
			.send(content);
	}

	/**
	 * One answer on its way to one caller: kept in memory while it is computed, unless it
	 * turns out to be too large for that.
	 */
	private final class Delivery extends OutputStream {

		private final AnswerKey key;

		private final @Nullable Snapshot snapshot;

		private final Turns.Caller caller;

		private final HttpServletRequest request;

		private final HttpServletResponse response;

		private final long deadlineNanos = System.nanoTime() + Answers.this.timeout.toNanos();

		private final FastByteArrayOutputStream kept = new FastByteArrayOutputStream(BLOCK);

		private List<Map.Entry<String, String>> headers = List.of();

		private Runnable release = () -> {
		};

		private @Nullable OutputStream stream;

		private @Nullable Turn turn;

		private @Nullable Exception failure;

		Delivery(AnswerKey key, @Nullable Snapshot snapshot, Turns.Caller caller, HttpServletRequest request,
				HttpServletResponse response) {
			this.key = key;
			this.snapshot = snapshot;
			this.caller = caller;
			this.request = request;
			this.response = response;
		}

		void send(Supplier<Content> content) {
			try {
				// A form to sign in is of one browser and one moment.
				boolean isForOne = this.key.visitor() != null && this.key.visitor().asked();
				Answer answer = isForOne ? compute(content, () -> {
				}) : Answers.this.cache.get(this.key, Answers.this.timeout, (release) -> compute(content, release));
				if (answer != null) {
					send(answer);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			finally {
				if (this.turn != null) {
					this.turn.close();
				}
			}
		}

		private @Nullable Answer compute(Supplier<Content> source, Runnable release) {
			try (Turn computing = Answers.this.computing.take(this.caller, Answers.this.timeout)) {
				Content content = source.get();
				this.headers = headers(content);
				this.release = () -> {
					computing.close();
					release.run();
				};
				content.write(this);
				return (this.stream != null) ? null : Answer.of(this.headers, content.mode(), this.kept.toByteArray());
			}
			catch (IOException | RuntimeException ex) {
				// What ended the writing may be hidden by what the writer makes of it.
				Exception reason = (this.failure != null) ? this.failure : ex;
				if (reason instanceof BodyNotWanted) {
					return null;
				}
				throw (reason instanceof IOException io) ? new UncheckedIOException(io) : (RuntimeException) reason;
			}
		}

		@Override
		public void write(int octet) throws IOException {
			write(new byte[] { (byte) octet }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			try {
				if (this.stream == null && System.nanoTime() - this.deadlineNanos > 0) {
					throw new ApiProblem(ErrorCode.OVERLOADED,
							"The answer took too long: ask for less, such as a shorter range of dates, or try again.");
				}
				if (this.stream == null && this.kept.size() + length > LARGEST_KEPT) {
					begin();
				}
				((this.stream != null) ? this.stream : this.kept).write(bytes, offset, length);
			}
			catch (IOException | RuntimeException ex) {
				this.failure = (this.failure != null) ? this.failure : ex;
				throw ex;
			}
		}

		/**
		 * Begin to send what is too large to be kept. Its validator is that of the
		 * question, for the bytes are not known.
		 */
		private void begin() throws IOException {
			String etag = this.key.etag(Answers.this.program);
			Turns turns = (this.key.mode() == OutputMode.XLSX) ? Answers.this.sendingWorkbooks : Answers.this.sending;
			if (!writeHead(this.headers, etag, '"' + etag + '"', turns)) {
				throw new BodyNotWanted();
			}
			this.release.run();
			this.stream = this.response.getOutputStream();
			this.kept.writeTo(this.stream);
			this.kept.reset();
		}

		private void send(Answer answer) throws IOException {
			boolean isGzip = Answer
				.isGzipWelcome(Collections.list(this.request.getHeaders(HttpHeaders.ACCEPT_ENCODING)));
			byte[] bytes = answer.bytes(isGzip);
			Turns turns = (bytes.length > SMALL) ? Answers.this.sending : null;
			boolean isBodyWanted = writeHead(answer.headers(), answer.etag(), answer.quotedEtag(isGzip), turns);
			if (this.response.getStatus() == HttpServletResponse.SC_NOT_MODIFIED) {
				return;
			}
			if (bytes != answer.body()) {
				this.response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
			}
			this.response.setContentLength(bytes.length);
			this.request.setAttribute(LENGTH, bytes.length);
			if (isBodyWanted) {
				this.response.getOutputStream().write(bytes);
			}
		}

		/**
		 * Write status and headers.
		 * @param turns of which one must be taken to send the body, null for none
		 * @return whether the caller wants a body
		 */
		private boolean writeHead(List<Map.Entry<String, String>> headers, String etag, String quotedEtag,
				@Nullable Turns turns) {
			boolean isKnown = Answer.isKnown(etag, this.request);
			boolean isBodyWanted = !isKnown && !this.request.getMethod().equals("HEAD");
			if (isBodyWanted && turns != null) {
				this.turn = turns.take(this.caller, Duration.ZERO);
			}
			headers.forEach((header) -> this.response.setHeader(header.getKey(), header.getValue()));
			this.response.setHeader(HttpHeaders.ETAG, quotedEtag);
			this.response.setStatus(isKnown ? HttpServletResponse.SC_NOT_MODIFIED : HttpServletResponse.SC_OK);
			return isBodyWanted;
		}

		private List<Map.Entry<String, String>> headers(Content content) {
			List<Map.Entry<String, String>> headers = new ArrayList<>();
			headers.add(Map.entry(HttpHeaders.CONTENT_TYPE, content.mode().contentType()));
			headers.add(Map.entry(HttpHeaders.CACHE_CONTROL, "private, no-cache"));
			if (this.snapshot != null) {
				headers.add(Map.entry("X-Snapshot-Version", this.snapshot.version().toString()));
				headers.add(Map.entry("X-Data-As-Of", this.snapshot.dataAsOf().toString()));
				headers.add(Map.entry(HttpHeaders.LAST_MODIFIED, DateTimeFormatter.RFC_1123_DATE_TIME
					.format(Objects.requireNonNull(this.snapshot.publishedAt()).atOffset(ZoneOffset.UTC))));
			}
			headers.addAll(content.headers());
			return headers;
		}

	}

	/**
	 * Ends the writing of a large answer that the caller does not need.
	 */
	private static final class BodyNotWanted extends IOException {

	}

}

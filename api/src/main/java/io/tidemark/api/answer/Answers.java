package io.tidemark.api.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

import io.tidemark.api.answer.Turns.Turn;
import io.tidemark.api.security.CallerAddress;
import io.tidemark.config.ApiProperties;
import io.tidemark.key.ApiKey;
import io.tidemark.snapshot.ContentHash;
import io.tidemark.snapshot.Snapshot;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Answers questions: from memory, by computing what is not there, or, if that is large,
 * straight to the caller. The one place that writes the headers of answers.
 */
@Component
public class Answers {

	static final int ETAG_DIGITS = 32;

	/** The attribute of a request that has the length of its answer, for the log. */
	static final String LENGTH = Answers.class.getName() + ".length";

	/** What is larger is written to the caller as it is read, and not kept. */
	private static final int LARGEST_KEPT = 2 << 20;

	/** What is smaller is soon gone, and not counted while it is sent. */
	private static final int SMALL = 64 << 10;

	/** What is smaller fits one packet anyway. */
	private static final int WORTH_COMPRESSING = 1024;

	private final AnswerCache cache;

	private final Turns computing;

	private final Turns sending;

	private final Duration timeout;

	private final CallerAddress addresses;

	private final String program;

	Answers(ApiProperties properties, CallerAddress addresses, ObjectProvider<BuildProperties> build) {
		this.cache = new AnswerCache(properties.cacheSize().toBytes());
		this.computing = new Turns(Math.max(4, 2 * Runtime.getRuntime().availableProcessors()));
		this.sending = new Turns(properties.largeAnswers());
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
		new Delivery(asked.key(), null, new Turns.Caller(address, address), request, response).send(content);
	}

	/**
	 * One answer on its way to one caller.
	 */
	private final class Delivery {

		private final AnswerKey key;

		private final @Nullable Snapshot snapshot;

		private final Turns.Caller caller;

		private final HttpServletRequest request;

		private final HttpServletResponse response;

		private @Nullable Turn streaming;

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
				Answer answer = Answers.this.cache.get(this.key, Answers.this.timeout,
						(release) -> compute(content, release));
				if (answer != null) {
					send(answer);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			finally {
				if (this.streaming != null) {
					this.streaming.close();
				}
			}
		}

		private @Nullable Answer compute(Supplier<Content> source, Runnable release) {
			long deadline = System.nanoTime() + Answers.this.timeout.toNanos();
			try (Turn turn = Answers.this.computing.take(this.caller, Answers.this.timeout)) {
				Content content = source.get();
				List<Map.Entry<String, String>> headers = headers(content);
				AnswerBuffer buffer = new AnswerBuffer(LARGEST_KEPT, deadline, () -> {
					turn.close();
					release.run();
					return stream(headers);
				});
				content.write(buffer);
				return buffer.isOverflown() ? null : answer(headers, content.mode(), buffer.bytes());
			}
			catch (BodyNotWanted ex) {
				return null;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
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

		/**
		 * Begin to send what is too large to be kept. Its validator is that of the
		 * question, for the bytes are not known.
		 */
		private OutputStream stream(List<Map.Entry<String, String>> headers) throws IOException {
			String etag = this.key.etag(Answers.this.program);
			boolean isKnown = Answer.isKnown(etag, this.request);
			boolean isBodyWanted = !isKnown && !this.request.getMethod().equals("HEAD");
			if (isBodyWanted) {
				this.streaming = Answers.this.sending.take(this.caller, Duration.ZERO);
			}
			headers.forEach((header) -> this.response.setHeader(header.getKey(), header.getValue()));
			this.response.setHeader(HttpHeaders.ETAG, '"' + etag + '"');
			if (!isBodyWanted) {
				this.response.setStatus(isKnown ? HttpServletResponse.SC_NOT_MODIFIED : HttpServletResponse.SC_OK);
				throw new BodyNotWanted();
			}
			return this.response.getOutputStream();
		}

		private void send(Answer answer) throws IOException {
			boolean isGzip = ContentCodings.isGzipWelcome(this.request.getHeaders(HttpHeaders.ACCEPT_ENCODING));
			byte[] bytes = answer.bytes(isGzip);
			boolean isKnown = answer.isKnownTo(this.request);
			boolean isLarge = bytes.length > SMALL && !isKnown && !this.request.getMethod().equals("HEAD");
			if (isLarge) {
				this.streaming = Answers.this.sending.take(this.caller, Duration.ZERO);
			}
			answer.headers().forEach((header) -> this.response.setHeader(header.getKey(), header.getValue()));
			this.response.setHeader(HttpHeaders.ETAG, answer.quotedEtag(isGzip));
			if (isKnown) {
				this.response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
				return;
			}
			if (bytes != answer.body()) {
				this.response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
			}
			this.request.setAttribute(LENGTH, bytes.length);
			this.response.setContentLength(bytes.length);
			this.response.getOutputStream().write(bytes);
		}

	}

	private static Answer answer(List<Map.Entry<String, String>> headers, OutputMode mode, byte[] bytes)
			throws IOException {
		String etag = HexFormat.of().formatHex(ContentHash.sha256().digest(bytes)).substring(0, ETAG_DIGITS);
		return new Answer(headers, etag, bytes, gzip(mode, bytes));
	}

	private static byte @Nullable [] gzip(OutputMode mode, byte[] bytes) throws IOException {
		if (mode == OutputMode.XLSX || bytes.length < WORTH_COMPRESSING) {
			return null;
		}
		ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 4);
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(bytes);
		}
		return (compressed.size() < bytes.length) ? compressed.toByteArray() : null;
	}

	/**
	 * Ends the writing of a large answer that the caller does not need.
	 */
	private static final class BodyNotWanted extends IOException {

	}

}

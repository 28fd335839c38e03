package io.tidemark.api.http;

import java.net.InetSocketAddress;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.tidemark.api.key.Credentials;
import io.tidemark.api.key.Gate;
import io.tidemark.api.key.RateLimit;
import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.store.StoreState;
import io.tidemark.api.store.StoreWatch;
import io.tidemark.key.ApiKey;
import org.jspecify.annotations.Nullable;

/**
 * Sends answers that are ready straight from the connection's thread; all else goes on to
 * where it is computed. One instance serves one connection.
 */
final class WarmAnswerHandler extends ChannelDuplexHandler {

	private final Warmth warmth;

	/** Requests that are being answered elsewhere; ours must not overtake them. */
	private int elsewhere;

	private boolean isSwallowing;

	private boolean hasAnswered;

	WarmAnswerHandler(Warmth warmth) {
		this.warmth = warmth;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
		if (message instanceof HttpRequest request && this.elsewhere == 0 && answer(context, request)) {
			this.isSwallowing = !(message instanceof LastHttpContent);
			this.hasAnswered = true;
			ReferenceCountUtil.release(message);
		}
		else if (this.isSwallowing && message instanceof LastHttpContent) {
			this.isSwallowing = false;
			ReferenceCountUtil.release(message);
		}
		else {
			this.elsewhere += (message instanceof HttpRequest) ? 1 : 0;
			super.channelRead(context, message);
		}
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) throws Exception {
		super.channelReadComplete(context);
		if (this.hasAnswered) {
			this.hasAnswered = false;
			context.flush();
			// Who is behind us reads on only when it has answered.
			context.read();
		}
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
		if (message instanceof LastHttpContent && this.elsewhere > 0) {
			this.elsewhere--;
		}
		super.write(context, message, promise);
	}

	private boolean answer(ChannelHandlerContext context, HttpRequest request) {
		HttpHeaders headers = request.headers();
		if (!isPlain(request)) {
			return false;
		}
		String uri = request.uri();
		int question = uri.indexOf('?');
		Credentials credentials = Credentials.of(headers.get(HttpHeaderNames.AUTHORIZATION),
				(question < 0) ? null : uri.substring(question + 1));
		long started = System.nanoTime();
		StoreState state = state();
		ApiKey key = (state != null) ? this.warmth.gate().find(credentials, state) : null;
		if (state == null || key == null) {
			return false;
		}
		ReadyAnswers.Ready ready = this.warmth.ready().find(key, uri, headers.get(HttpHeaderNames.ACCEPT), state);
		return ready != null && send(context, request, key, ready, started);
	}

	private static boolean isPlain(HttpRequest request) {
		HttpHeaders headers = request.headers();
		return request.decoderResult().isSuccess() && HttpMethod.GET.equals(request.method())
				&& HttpVersion.HTTP_1_1.equals(request.protocolVersion())
				&& !headers.contains(HttpHeaderNames.CONNECTION) && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
				&& !headers.contains(HttpHeaderNames.TRANSFER_ENCODING) && !headers.contains(HttpHeaderNames.EXPECT);
	}

	private @Nullable StoreState state() {
		try {
			return this.warmth.watch().state();
		}
		catch (ApiProblem ex) {
			return null;
		}
	}

	private boolean send(ChannelHandlerContext context, HttpRequest request, ApiKey key, ReadyAnswers.Ready ready,
			long started) {
		RateLimit limit = this.warmth.gate().count(key);
		if (limit.isExceeded()) {
			return false;
		}
		Answer answer = ready.answer();
		HttpHeaders asked = request.headers();
		boolean isGzip = answer.gzip() != null && Request.acceptsGzip(asked.get(HttpHeaderNames.ACCEPT_ENCODING));
		boolean isKnown = answer.isKnown(asked.get(HttpHeaderNames.IF_NONE_MATCH));
		ByteBuf body = isKnown ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(answer.bytes(isGzip));
		int length = body.readableBytes();
		HttpHeaders headers = DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
		ready.headers().forEach((header) -> headers.add(header.getKey(), header.getValue()));
		StandardHeaders.limit(limit, headers::add);
		headers.add(HttpHeaderNames.ETAG, answer.quotedEtag(isGzip));
		if (!isKnown) {
			headers.add(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(length));
		}
		if (isGzip && !isKnown) {
			headers.add(HttpHeaderNames.CONTENT_ENCODING, HttpHeaderValues.GZIP);
		}
		HttpResponseStatus status = isKnown ? HttpResponseStatus.NOT_MODIFIED : HttpResponseStatus.OK;
		context
			.write(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body, headers, EmptyHttpHeaders.INSTANCE))
			.addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
		this.warmth.log()
			.log(new AccessLog.Entry("GET", request.uri(), ready.route(), status.code(), length, started, key,
					ready.snapshot(), address(context)));
		return true;
	}

	private static String address(ChannelHandlerContext context) {
		return (context.channel().remoteAddress() instanceof InetSocketAddress remote && remote.getAddress() != null)
				? remote.getAddress().getHostAddress() : "-";
	}

	/**
	 * What all connections share.
	 *
	 * @param watch the store
	 * @param gate who lets callers in
	 * @param ready the answers that are ready
	 * @param log where requests are told
	 */
	record Warmth(StoreWatch watch, Gate gate, ReadyAnswers ready, AccessLog log) {
	}

}

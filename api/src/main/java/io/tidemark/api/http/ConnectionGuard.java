package io.tidemark.api.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import io.tidemark.api.key.RateLimit;
import io.tidemark.api.key.RateLimits;
import io.tidemark.api.problem.ApiProblem;
import org.jspecify.annotations.Nullable;

/**
 * Cuts off what no reader sends: a head that takes too long, is too large or is no HTTP,
 * and bodies. One instance guards one connection.
 */
final class ConnectionGuard extends ChannelDuplexHandler {

	private final Duration headTimeout;

	private final RateLimits limits;

	private final AccessLog log;

	private @Nullable Future<?> deadline;

	/** Whether bytes have come since the last head was complete. */
	private boolean isHeadPending;

	private boolean isOver;

	/** Requests that others have yet to answer; a refusal must not overtake them. */
	private int unanswered;

	private @Nullable ProblemContent refusal;

	ConnectionGuard(Duration headTimeout, RateLimits limits, AccessLog log) {
		this.headTimeout = headTimeout;
		this.limits = limits;
		this.log = log;
	}

	/**
	 * The part in front of the decoder, which sees bytes arrive.
	 */
	ChannelInboundHandlerAdapter beforeDecoder() {
		return new ChannelInboundHandlerAdapter() {
			@Override
			public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
				ConnectionGuard.this.isHeadPending = true;
				super.channelRead(context, message);
				armUnlessDecoded(context);
			}
		};
	}

	private void armUnlessDecoded(ChannelHandlerContext context) {
		if (this.isHeadPending && this.deadline == null && !this.isOver) {
			this.deadline = context.executor()
				.schedule(() -> close(context), this.headTimeout.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
		if (this.isOver) {
			ReferenceCountUtil.release(message);
			return;
		}
		if (message instanceof HttpRequest request) {
			this.isHeadPending = false;
			cancelDeadline();
			ApiProblem problem = RequestHead.findProblem(request);
			if (problem != null) {
				this.isOver = true;
				this.refusal = new ProblemContent(problem, RequestHead.mode(request));
				log(context, request, problem);
				ReferenceCountUtil.release(message);
				refuseWhenAnswered(context);
				return;
			}
			this.unanswered++;
		}
		super.channelRead(context, message);
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
		boolean isAnswered = message instanceof LastHttpContent && !(message instanceof HttpResponse response
				&& response.status().codeClass() == HttpStatusClass.INFORMATIONAL);
		super.write(context, message, promise);
		if (isAnswered) {
			this.unanswered--;
			refuseWhenAnswered(context);
		}
	}

	private void refuseWhenAnswered(ChannelHandlerContext context) {
		if (this.refusal != null && this.unanswered <= 0) {
			refuse(context, this.refusal);
			this.refusal = null;
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) throws Exception {
		cancelDeadline();
		super.channelInactive(context);
	}

	private void cancelDeadline() {
		if (this.deadline != null) {
			this.deadline.cancel(false);
			this.deadline = null;
		}
	}

	private static void close(ChannelHandlerContext context) {
		context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
	}

	private void log(ChannelHandlerContext context, HttpRequest request, ApiProblem problem) {
		InetAddress address = address(context);
		this.log.log(new AccessLog.Entry(request.method().name(), request.uri(), "none", problem.code().status(), 0,
				System.nanoTime(), null, null, (address != null) ? address.getHostAddress() : "-"));
	}

	private static @Nullable InetAddress address(ChannelHandlerContext context) {
		return (context.channel().remoteAddress() instanceof InetSocketAddress remote) ? remote.getAddress() : null;
	}

	private RateLimit count(ChannelHandlerContext context) {
		return this.limits.count(address(context));
	}

	/**
	 * Close connections that are idle, which the handler before this one finds out.
	 */
	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
		if (event instanceof IdleStateEvent) {
			close(context);
			return;
		}
		super.userEventTriggered(context, event);
	}

	private void refuse(ChannelHandlerContext context, ProblemContent content) {
		Answer answer = AnswerWriter.write(content, StandardHeaders.ofProblem(content.contentType(), content.mode()));
		ByteBuf body = Unpooled.wrappedBuffer(answer.bytes(false));
		DefaultFullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
				HttpResponseStatus.valueOf(content.problem().code().status()), body);
		response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
		answer.headers().forEach((header) -> response.headers().set(header.getKey(), header.getValue()));
		StandardHeaders.limit(count(context), response.headers()::set);
		response.headers().set(HttpHeaderNames.CONNECTION, "close");
		context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
	}

}

package io.tidemark.api.health;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;

/**
 * A response that is written by its connection's own thread. Written by another, as
 * health is, the request that follows on the connection may be left lying until it is
 * closed.
 */
final class ConnectionThreadResponse extends ServerHttpResponseDecorator {

	private final Scheduler connection;

	private ConnectionThreadResponse(ServerHttpResponse response, Connection connection) {
		super(response);
		this.connection = Schedulers.fromExecutor(connection.channel().eventLoop());
	}

	static ServerHttpResponse of(ServerHttpRequest request, ServerHttpResponse response) {
		Object server = ServerHttpRequestDecorator.getNativeRequest(request);
		return (server instanceof Connection connection) ? new ConnectionThreadResponse(response, connection)
				: response;
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		return Mono.defer(() -> super.writeWith(body)).subscribeOn(this.connection);
	}

	@Override
	public Mono<Void> setComplete() {
		return Mono.defer(super::setComplete).subscribeOn(this.connection);
	}

}

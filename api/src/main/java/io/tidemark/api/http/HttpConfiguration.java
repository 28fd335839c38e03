package io.tidemark.api.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.handler.timeout.IdleStateHandler;
import io.tidemark.api.key.Gate;
import io.tidemark.api.key.RateLimits;
import io.tidemark.api.store.PublishedSnapshots;
import io.tidemark.api.store.StoreWatch;
import io.tidemark.config.ApiProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.NettyPipeline;

/**
 * How requests are received, answered and told of.
 */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

	private static final int WAITING = 256;

	private static final int LONGEST_LINE = 4096;

	private static final int LARGEST_HEAD = 8192;

	private static final Duration HEAD_TIMEOUT = Duration.ofSeconds(10);

	/** How much longer than an answer may take a connection may be idle. */
	private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

	@Bean
	ReadyAnswers readyAnswers(ApiProperties properties) {
		return new ReadyAnswers(properties.cacheSize().toBytes());
	}

	@Bean
	AccessLog accessLog(MeterRegistry meters) {
		return new AccessLog(meters);
	}

	@Bean
	Answers answers(Gate gate, List<Endpoint> endpoints, List<OpenPage> pages, PublishedSnapshots snapshots,
			ApiProperties properties, ReadyAnswers ready) {
		return new Answers(gate, new Routes(endpoints, pages), snapshots,
				new AnswerCache(properties.cacheSize().toBytes()), ready);
	}

	@Bean(destroyMethod = "dispose")
	Scheduler workers() {
		int threads = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
		return Schedulers.newBoundedElastic(threads, WAITING, "answers");
	}

	@Bean
	ApiFilter apiFilter(Answers answers, AccessLog log, Scheduler workers, ApiProperties properties) {
		return new ApiFilter(answers, log, workers, properties.requestTimeout());
	}

	@Bean
	WebServerFactoryCustomizer<NettyReactiveWebServerFactory> connections(StoreWatch watch, Gate gate,
			ReadyAnswers ready, AccessLog log, RateLimits limits, ApiProperties properties) {
		WarmAnswerHandler.Warmth warmth = new WarmAnswerHandler.Warmth(watch, gate, ready, log);
		Duration idle = properties.requestTimeout().plus(IDLE_TIMEOUT);
		return (factory) -> factory.addServerCustomizers((server) -> server
			.httpRequestDecoder((decoder) -> decoder.maxInitialLineLength(LONGEST_LINE).maxHeaderSize(LARGEST_HEAD))
			.doOnChannelInit((observer, channel, address) -> prepare(channel, warmth, limits, idle)));
	}

	private static void prepare(Channel channel, WarmAnswerHandler.Warmth warmth, RateLimits limits, Duration idle) {
		ConnectionGuard guard = new ConnectionGuard(HEAD_TIMEOUT, limits, warmth.log());
		channel.pipeline()
			.addBefore(NettyPipeline.HttpCodec, "tidemark.deadline", guard.beforeDecoder())
			.addBefore(NettyPipeline.HttpCodec, "tidemark.idle",
					new IdleStateHandler(0, 0, idle.toSeconds(), TimeUnit.SECONDS))
			.addAfter(NettyPipeline.HttpCodec, "tidemark.guard", guard)
			.addAfter("tidemark.guard", "tidemark.warm", new WarmAnswerHandler(warmth));
	}

}

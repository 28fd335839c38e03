package io.tidemark.api.server;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.Constants;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 that closes connections on which the head of a request takes too long to
 * arrive. Tomcat's own time-outs start anew with each byte.
 */
public final class DeadlineProtocol extends Http11NioProtocol {

	private static final long CHECK_MILLIS = 500;

	private Duration headTimeout = Duration.ofSeconds(10);

	private @Nullable Future<?> checking;

	void setHeadTimeout(Duration headTimeout) {
		this.headTimeout = headTimeout;
	}

	@Override
	public void start() throws Exception {
		super.start();
		this.checking = getUtilityExecutor().scheduleWithFixedDelay(this::closeLateConnections, CHECK_MILLIS,
				CHECK_MILLIS, TimeUnit.MILLISECONDS);
	}

	@Override
	public void stop() throws Exception {
		if (this.checking != null) {
			this.checking.cancel(false);
		}
		super.stop();
	}

	private void closeLateConnections() {
		for (SocketWrapperBase<?> connection : getEndpoint().getConnections()) {
			if (connection.getCurrentProcessor() instanceof AbstractProcessor processor && isLate(processor)) {
				connection.close();
			}
		}
	}

	private boolean isLate(AbstractProcessor processor) {
		int stage = processor.getRequest().getRequestProcessor().getStage();
		boolean isHeadComplete = stage >= Constants.STAGE_PREPARE && stage <= Constants.STAGE_ENDOUTPUT;
		long started = processor.getRequest().getStartTimeNanos();
		return !isHeadComplete && started > 0 && System.nanoTime() - started > this.headTimeout.toNanos();
	}

}

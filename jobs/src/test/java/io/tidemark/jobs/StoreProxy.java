package io.tidemark.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between a program and its PostgreSQL, and can be cut like a cable.
 */
public final class StoreProxy implements AutoCloseable {

	private final URI store;

	private final ServerSocket server;

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private volatile boolean isUp;

	/**
	 * Create a proxy that is cut as yet.
	 * @param url the JDBC URL of the store
	 */
	public StoreProxy(String url) {
		this.store = URI.create(url.substring("jdbc:".length()));
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		start(this::accept);
	}

	/**
	 * Return the JDBC URL of the store through this proxy.
	 * @return the URL without user and password
	 */
	public String url() {
		return "jdbc:postgresql://127.0.0.1:%s%s".formatted(Integer.toString(this.server.getLocalPort()),
				this.store.getPath());
	}

	/**
	 * Let connections through.
	 */
	public void open() {
		this.isUp = true;
	}

	/**
	 * Break all connections and let no more through.
	 */
	public void cut() {
		this.isUp = false;
		this.sockets.forEach(StoreProxy::close);
		this.sockets.clear();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				connect(this.server.accept());
			}
			catch (IOException ex) {
				// the store or the proxy is closed: the next one may have more luck
			}
		}
	}

	private void connect(Socket near) throws IOException {
		this.sockets.add(near);
		if (!this.isUp) {
			close(near);
			return;
		}
		Socket far = new Socket(this.store.getHost(), this.store.getPort());
		this.sockets.add(far);
		start(() -> copy(near, far));
		start(() -> copy(far, near));
	}

	private static void copy(Socket from, Socket to) {
		try {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// one of them is closed, so that the other shall be too
		}
		close(from);
		close(to);
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work, "store-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		cut();
	}

}

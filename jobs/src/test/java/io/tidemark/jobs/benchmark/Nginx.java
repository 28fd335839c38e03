package io.tidemark.jobs.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An nginx with one worker on the first core, serving files of a folder.
 */
final class Nginx implements AutoCloseable {

	private static final int ATTEMPTS = 100;

	private static final String CONFIGURATION = """
			daemon off;
			user root;
			worker_processes 1;
			pid %1$s/nginx.pid;
			error_log %1$s/nginx.log;
			events { worker_connections 4096; }
			http {
			    access_log off;
			    sendfile on;
			    tcp_nopush on;
			    keepalive_requests 1000000000;
			    open_file_cache max=100;
			    default_type application/json;
			    server { listen 127.0.0.1:%2$s; root %1$s/html; }
			}
			""";

	private final Process process;

	private final int port;

	private Nginx(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	static Nginx start(Path folder) throws IOException, InterruptedException {
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		Path file = Files.writeString(folder.resolve("nginx.conf"),
				CONFIGURATION.formatted(folder.toAbsolutePath(), Integer.toString(port)));
		Process process = new ProcessBuilder("taskset", "-c", "0", "nginx", "-c", file.toString(), "-p",
				folder.toAbsolutePath().toString())
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("nginx.out").toFile())
			.start();
		Nginx nginx = new Nginx(process, port);
		nginx.awaitStart();
		return nginx;
	}

	private void awaitStart() throws IOException, InterruptedException {
		for (int attempt = 0; attempt < ATTEMPTS && this.process.isAlive(); attempt++) {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
				return;
			}
			catch (IOException ex) {
				Thread.sleep(50);
			}
		}
		throw new IOException("nginx does not start");
	}

	URI uri(String file) {
		return URI.create("http://127.0.0.1:%s/%s".formatted(Integer.toString(this.port), file));
	}

	@Override
	public void close() {
		this.process.destroy();
	}

}

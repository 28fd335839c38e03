package io.tidemark.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A connection on which bytes are sent as they are.
 */
final class RawConnection implements AutoCloseable {

	private static final int PATIENCE_MILLIS = 20_000;

	private final Socket socket;

	private RawConnection(Socket socket) {
		this.socket = socket;
	}

	static RawConnection open(InetAddress address, int port) {
		return open(address, port, 0);
	}

	/**
	 * Open a connection that takes next to nothing until it is read.
	 */
	static RawConnection openSlow(InetAddress address, int port) {
		return open(address, port, 4096);
	}

	private static RawConnection open(InetAddress address, int port, int receiveBuffer) {
		try {
			Socket socket = new Socket();
			if (receiveBuffer > 0) {
				socket.setReceiveBufferSize(receiveBuffer);
			}
			socket.connect(new InetSocketAddress(address, port));
			socket.setSoTimeout(PATIENCE_MILLIS);
			socket.setTcpNoDelay(true);
			return new RawConnection(socket);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void send(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
		this.socket.getOutputStream().flush();
	}

	/**
	 * Send the head of a request and receive its answer.
	 * @param lines the request line and headers
	 */
	Received ask(String... lines) throws IOException {
		send(String.join("\r\n", lines) + "\r\n\r\n");
		return receive();
	}

	/**
	 * Receive one answer, which has a length or no body.
	 */
	Received receive() throws IOException {
		String[] status = readLine().split(" ", 3);
		Map<String, List<String>> headers = new HashMap<>();
		for (String line = readLine(); !line.isEmpty(); line = readLine()) {
			int colon = line.indexOf(':');
			headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), (name) -> new ArrayList<>())
				.add(line.substring(colon + 1).strip());
		}
		int code = Integer.parseInt(status[1]);
		int length = (code == 304) ? 0 : Integer.parseInt(headers.getOrDefault("content-length", List.of("0")).get(0));
		byte[] body = this.socket.getInputStream().readNBytes(length);
		return new Received(code, HttpHeaders.of(headers, (name, value) -> true), body);
	}

	/**
	 * Return whether the other side has closed the connection, which it may do yet.
	 */
	boolean isClosed() throws IOException {
		return this.socket.getInputStream().read() < 0;
	}

	/**
	 * Return whether the other side has closed, which shows as a failure to send.
	 */
	boolean isReset() {
		try {
			send("G");
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	private String readLine() throws IOException {
		InputStream in = this.socket.getInputStream();
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int octet = in.read(); octet != '\n'; octet = in.read()) {
			if (octet < 0) {
				throw new IOException("The connection was closed after '%s'".formatted(line));
			}
			line.write(octet);
		}
		return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}

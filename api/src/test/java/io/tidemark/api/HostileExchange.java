package io.tidemark.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sends octets and an honest request right after them, and takes all that comes back.
 */
final class HostileExchange {

	private static final int PATIENCE_MILLIS = 10_000;

	private HostileExchange() {
	}

	/**
	 * Send octets.
	 * @param port where the API listens
	 * @param octets characters of ISO 8859-1
	 * @param honest the head of a request that ends the connection
	 * @return the answers, without one that was cut off
	 * @throws IOException if the connection stays open without an answer
	 */
	static List<Received> send(int port, String octets, String honest) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(PATIENCE_MILLIS);
			ByteArrayOutputStream received = new ByteArrayOutputStream();
			try {
				socket.getOutputStream().write((octets + honest).getBytes(StandardCharsets.ISO_8859_1));
				socket.getInputStream().transferTo(received);
			}
			catch (SocketException ex) {
				// Closed while we still wrote; what came before that counts.
			}
			return parse(received.toByteArray(), octets.stripLeading().startsWith("HEAD "));
		}
	}

	private static List<Received> parse(byte[] octets, boolean isFirstToHead) throws IOException {
		ByteArrayInputStream in = new ByteArrayInputStream(octets);
		if (!new String(octets, StandardCharsets.ISO_8859_1).startsWith("HTTP/")) {
			// HTTP/0.9 has neither status nor headers.
			return List.of();
		}
		List<Received> answers = new ArrayList<>();
		while (in.available() > 0) {
			answers.add(receive(in, isFirstToHead && answers.isEmpty()));
		}
		return answers;
	}

	private static Received receive(InputStream in, boolean isToHead) throws IOException {
		String status = readLine(in);
		if (!status.matches("HTTP/1\\.[01] [1-5][0-9]{2}( [A-Za-z -]+)?")) {
			throw new IOException("This is no status line: " + status);
		}
		Map<String, List<String>> headers = new HashMap<>();
		for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
			int colon = line.indexOf(':');
			headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), (name) -> new ArrayList<>())
				.add(line.substring(colon + 1).strip());
		}
		int code = Integer.parseInt(status.substring(9, 12));
		// A refusal has a body whatever the method, and ends the connection.
		boolean isRefusal = headers.getOrDefault("connection", List.of()).contains("close") && code >= 400;
		boolean hasBody = code != 304 && code != 204 && code != 100 && (!isToHead || isRefusal);
		byte[] body = hasBody ? readBody(in, headers) : new byte[0];
		return new Received(code, HttpHeaders.of(headers, (name, value) -> true), body);
	}

	private static byte[] readBody(InputStream in, Map<String, List<String>> headers) throws IOException {
		if (!headers.containsKey("transfer-encoding")) {
			return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", List.of("0")).get(0)));
		}
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		int length;
		do {
			length = Integer.parseInt(readLine(in), 16);
			body.write(in.readNBytes(length));
			readLine(in);
		}
		while (length > 0);
		return body.toByteArray();
	}

	private static String readLine(InputStream in) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int octet = in.read(); octet != '\n'; octet = in.read()) {
			if (octet < 0) {
				throw new IOException("The answer ends after '%s'".formatted(line));
			}
			line.write(octet);
		}
		return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
	}

}

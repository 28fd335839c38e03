package io.tidemark.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server that misbehaves as its script says.
 */
public final class ScriptedSmtpServer implements AutoCloseable {

	/** Instead of a reply: close the line. */
	public static final String DROP = "drop";

	/** Instead of a reply: say nothing until the client is gone. */
	public static final String HANG = "hang";

	/** Instead of a reply to the final dot: take the mail, then close the line. */
	public static final String TAKE_AND_DROP = "take and drop";

	/** Instead of a reply to the final dot: take the mail, then say nothing. */
	public static final String TAKE_AND_HANG = "take and hang";

	private final ServerSocket socket;

	private final List<Received> received = new CopyOnWriteArrayList<>();

	private final List<String> commands = new CopyOnWriteArrayList<>();

	private volatile Script script = (stage, line) -> null;

	private ScriptedSmtpServer(ServerSocket socket) {
		this.socket = socket;
	}

	/**
	 * Start a server that behaves well.
	 * @return the server, to be closed
	 */
	public static ScriptedSmtpServer start() {
		try {
			ScriptedSmtpServer server = new ScriptedSmtpServer(
					new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
			Thread thread = new Thread(server::accept, "smtp");
			thread.setDaemon(true);
			thread.start();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Let the server answer as a script says.
	 * @param anew the script
	 * @return this server
	 */
	public ScriptedSmtpServer answer(Script anew) {
		this.script = anew;
		return this;
	}

	public int port() {
		return this.socket.getLocalPort();
	}

	public List<Received> received() {
		return List.copyOf(this.received);
	}

	public List<String> commands() {
		return List.copyOf(this.commands);
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				Socket line = this.socket.accept();
				Thread thread = new Thread(() -> talk(line), "smtp line");
				thread.setDaemon(true);
				thread.start();
			}
			catch (IOException ex) {
				// closed
			}
		}
	}

	private void talk(Socket line) {
		try (line) {
			new Talk(line).run();
		}
		catch (IOException | GeneralSecurityException ex) {
			// the client is gone
		}
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * How far a conversation is.
	 */
	public enum Stage {

		/** The client has connected. */
		GREETING,

		/** It introduces itself. */
		EHLO,

		/** It wants an encrypted line. */
		STARTTLS,

		/** It names the sender. */
		MAIL,

		/** It names a recipient. */
		RCPT,

		/** It announces the mail. */
		DATA,

		/** It has sent all of the mail and the final dot. */
		DOT

	}

	/**
	 * What the server says.
	 */
	public interface Script {

		/**
		 * Return the reply.
		 * @param stage how far the conversation is
		 * @param line what the client said
		 * @return a reply, {@link #DROP} and so on, or null to behave well
		 */
		@Nullable String reply(Stage stage, String line);

	}

	/**
	 * A mail that the server has taken.
	 *
	 * @param recipient the address of the envelope
	 * @param message all lines
	 */
	public record Received(String recipient, String message) {

		/**
		 * Return a header's value.
		 * @param name the header's name
		 * @return the value on its first line
		 */
		public String header(String name) {
			return this.message.lines()
				.filter((line) -> line.startsWith(name + ": "))
				.map((line) -> line.substring(name.length() + 2))
				.findFirst()
				.orElseThrow();
		}

	}

	/**
	 * One conversation.
	 */
	private final class Talk {

		private Socket line;

		private BufferedReader in;

		private String recipient = "";

		Talk(Socket line) throws IOException {
			this.line = line;
			this.in = reader(line);
		}

		private static BufferedReader reader(Socket line) throws IOException {
			return new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
		}

		void run() throws IOException, GeneralSecurityException {
			boolean isOpen = reply(Stage.GREETING, "", "220 test ESMTP");
			while (isOpen) {
				String command = this.in.readLine();
				isOpen = command != null && answer(command);
			}
		}

		private boolean answer(String command) throws IOException, GeneralSecurityException {
			ScriptedSmtpServer.this.commands.add(command);
			return switch (command.toUpperCase(Locale.ROOT).split("[ :]", -1)[0]) {
				case "EHLO" -> reply(Stage.EHLO, command,
						(this.line instanceof SSLSocket) ? "250 test" : "250-test\r\n250 STARTTLS");
				case "STARTTLS" -> reply(Stage.STARTTLS, command, "220 go ahead") && encrypt();
				case "MAIL" -> reply(Stage.MAIL, command, "250 ok");
				case "RCPT" -> {
					this.recipient = command.replaceAll(".*<|>.*", "");
					yield reply(Stage.RCPT, command, "250 ok");
				}
				case "DATA" -> reply(Stage.DATA, command, "354 go ahead");
				case "QUIT" -> false;
				default -> reply("250 ok");
			};
		}

		private boolean encrypt() throws IOException, GeneralSecurityException {
			KeyStore keys = KeyStore.getInstance("PKCS12");
			keys.load(DummySSLServerSocketFactory.class.getResourceAsStream("/greenmail.p12"),
					"changeit".toCharArray());
			KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			factory.init(keys, "changeit".toCharArray());
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(factory.getKeyManagers(), null, null);
			SSLSocket encrypted = (SSLSocket) context.getSocketFactory()
				.createSocket(this.line, null, this.line.getPort(), true);
			encrypted.setUseClientMode(false);
			this.line = encrypted;
			this.in = reader(encrypted);
			return true;
		}

		private boolean reply(Stage stage, String command, String usual) throws IOException {
			String said = ScriptedSmtpServer.this.script.reply(stage, command);
			if (said == null) {
				said = usual;
			}
			if (!act(said)) {
				return false;
			}
			return !said.startsWith("354") || readMail();
		}

		private boolean readMail() throws IOException {
			StringBuilder mail = new StringBuilder();
			String text = this.in.readLine();
			while (text != null && !text.equals(".")) {
				mail.append(text.startsWith(".") ? text.substring(1) : text).append('\n');
				text = this.in.readLine();
			}
			if (text == null) {
				return false;
			}
			String said = ScriptedSmtpServer.this.script.reply(Stage.DOT, this.recipient);
			if (said == null || said.startsWith("take")) {
				ScriptedSmtpServer.this.received.add(new Received(this.recipient, mail.toString()));
			}
			return act((said != null) ? said.replace("take and ", "") : "250 taken");
		}

		private boolean act(String said) throws IOException {
			if (said.equals(DROP)) {
				return false;
			}
			if (said.equals(HANG)) {
				while (this.in.read() >= 0) {
					Thread.onSpinWait();
				}
				return false;
			}
			return reply(said);
		}

		private boolean reply(String said) throws IOException {
			this.line.getOutputStream().write((said + "\r\n").getBytes(StandardCharsets.UTF_8));
			this.line.getOutputStream().flush();
			return true;
		}

	}

}

package io.tidemark.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

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
			new SmtpTalk(this, line).run();
		}
		catch (IOException | GeneralSecurityException ex) {
			// the client is gone
		}
	}

	@Nullable String reply(Stage stage, String line) {
		return this.script.reply(stage, line);
	}

	void note(String command) {
		this.commands.add(command);
	}

	void take(Received mail) {
		this.received.add(mail);
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

}

package io.tidemark.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Locale;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import io.tidemark.jobs.ScriptedSmtpServer.Received;
import io.tidemark.jobs.ScriptedSmtpServer.Stage;

/**
 * One conversation of a scripted server with a client.
 */
final class SmtpTalk {

	private final ScriptedSmtpServer server;

	private Socket line;

	private BufferedReader in;

	private String recipient = "";

	SmtpTalk(ScriptedSmtpServer server, Socket line) throws IOException {
		this.server = server;
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
		this.server.note(command);
		return switch (command.toUpperCase(Locale.ROOT).split("[ :]", -1)[0]) {
			case "EHLO" ->
				reply(Stage.EHLO, command, (this.line instanceof SSLSocket) ? "250 test" : "250-test\r\n250 STARTTLS");
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
		keys.load(DummySSLServerSocketFactory.class.getResourceAsStream("/greenmail.p12"), "changeit".toCharArray());
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
		String said = this.server.reply(stage, command);
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
		String said = this.server.reply(Stage.DOT, this.recipient);
		if (said == null || said.startsWith("take")) {
			this.server.take(new Received(this.recipient, mail.toString()));
		}
		return act((said != null) ? said.replace("take and ", "") : "250 taken");
	}

	private boolean act(String said) throws IOException {
		if (said.equals(ScriptedSmtpServer.DROP)) {
			return false;
		}
		if (said.equals(ScriptedSmtpServer.HANG)) {
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

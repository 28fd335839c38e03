package io.tidemark.jobs.delivery;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

import io.tidemark.config.MailAddress;
import io.tidemark.file.LeftoverFiles;
import io.tidemark.jobs.delivery.MailFailure.Kind;

/**
 * Writes mails into a folder, which is created if need be, each as a file that mail
 * programs open. The same mail is the same file, however often it is sent.
 */
final class OutboxTransport extends MailTransport {

	private static final int ID_DIGITS = 8;

	private static final String UNFINISHED = ".unfinished";

	/** More than it takes to write a mail. */
	private static final Duration ABANDONED = Duration.ofHours(1);

	private final Path folder;

	OutboxTransport(Path folder) {
		this.folder = folder;
	}

	Path file(OutgoingMail mail, MailAddress recipient) {
		String id = mail.messageId().replaceAll("@.*|[^A-Za-z0-9]", "");
		return this.folder.resolve("%s-%s-%s.eml".formatted(words(mail.name(), 120), words(recipient.key(), 80),
				id.substring(0, Math.min(id.length(), ID_DIGITS))));
	}

	private static String words(String text, int longest) {
		String words = text.replaceAll("[^A-Za-z0-9.@]+", "-").replaceAll("^[-.]+|[-.]+$", "");
		return words.substring(0, Math.min(words.length(), longest));
	}

	@Override
	void send(OutgoingMail mail, MailAddress recipient, Runnable handOver) {
		byte[] bytes = mail.bytes();
		handOver.run();
		try {
			Files.createDirectories(this.folder);
			LeftoverFiles.delete(this.folder, UNFINISHED + "*.tmp", ABANDONED);
			Path unfinished = Files.createTempFile(this.folder, UNFINISHED, ".tmp");
			try {
				Files.write(unfinished, bytes);
				try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
					channel.force(true);
				}
				Files.move(unfinished, file(mail, recipient), StandardCopyOption.ATOMIC_MOVE);
			}
			finally {
				Files.deleteIfExists(unfinished);
			}
		}
		catch (IOException ex) {
			throw failure(ex);
		}
	}

	@Override
	public void check() {
		try {
			Files.createDirectories(this.folder);
			Files.delete(Files.createTempFile(this.folder, ".check", ".tmp"));
		}
		catch (IOException ex) {
			throw failure(ex);
		}
	}

	private MailFailure failure(IOException ex) {
		return new MailFailure(Kind.TEMPORARY,
				"The outbox %s can't be written to: %s".formatted(this.folder, ex.getMessage()), ex);
	}

	@Override
	public String place() {
		return "files in " + this.folder;
	}

}

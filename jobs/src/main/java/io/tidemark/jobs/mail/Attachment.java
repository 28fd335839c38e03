package io.tidemark.jobs.mail;

/**
 * A file that is attached to a mail.
 *
 * @param fileName the name under which it is saved
 * @param contentType its media type
 * @param bytes its content
 */
public record Attachment(String fileName, String contentType, byte[] bytes) {
}

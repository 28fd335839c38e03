package io.tidemark.reports.mail;

/**
 * An image inside of a mail.
 *
 * @param contentId what the HTML calls it, without {@code cid:} and angle brackets
 */
public record InlineImage(String contentId, String contentType, byte[] bytes) {
}

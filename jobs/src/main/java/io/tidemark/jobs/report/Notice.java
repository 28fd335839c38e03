package io.tidemark.jobs.report;

/**
 * A short mail without figures: of an alert, a failure or a hold.
 *
 * @param subject one line
 * @param body plain text
 */
record Notice(String subject, String body) {
}

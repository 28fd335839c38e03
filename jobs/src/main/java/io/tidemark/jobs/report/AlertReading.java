package io.tidemark.jobs.report;

/**
 * A row of a figure that is out of bounds.
 *
 * @param subject the row's dimensions, empty for a figure without any
 * @param fact what is so, in one line
 */
record AlertReading(String subject, String fact) {
}

package io.tidemark.reports.view;

/**
 * Something that the foot tells of a snapshot.
 *
 * @param label what it is called
 * @param value what it is
 */
public record FactView(String label, String value) {
}

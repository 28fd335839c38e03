package io.tidemark.reports.view;

/**
 * A line at the foot about the snapshot.
 */
public record FactView(String label, String value) {
}

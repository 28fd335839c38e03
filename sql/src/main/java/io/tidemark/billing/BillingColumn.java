package io.tidemark.billing;

/**
 * A column of a billing table.
 */
public record BillingColumn(String name, ColumnType type) {
}

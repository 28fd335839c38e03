package io.tidemark.billing;

/**
 * A column of a billing table.
 *
 * @param name the column's name in the model
 * @param type the column's type
 */
public record BillingColumn(String name, ColumnType type) {
}

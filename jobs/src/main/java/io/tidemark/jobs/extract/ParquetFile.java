package io.tidemark.jobs.extract;

import java.nio.file.Path;
import java.util.stream.Collectors;

import io.tidemark.billing.BillingTable;
import io.tidemark.failure.SourceInvalid;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.jobs.warehouse.Warehouse;

/**
 * A Parquet file; its own types are taken if no value is lost.
 */
record ParquetFile(BillingTable table, Path path) implements SourceFile {

	@Override
	public void checkColumns(Warehouse warehouse) {
		try {
			checkNames(warehouse
				.query("select column_name from (describe select * from read_parquet(%s))".formatted(quotedPath()))
				.stream()
				.map((row) -> String.valueOf(row.get(0)))
				.toList());
		}
		catch (TidemarkFailure ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw explain(ex);
		}
	}

	@Override
	public String textSelect() {
		return "select " + this.table.columns()
			.stream()
			.map((column) -> "cast(%s as varchar) as %s".formatted(column.name(), column.name()))
			.collect(Collectors.joining(", ")) + " from read_parquet(" + quotedPath() + ")";
	}

	@Override
	public RuntimeException explain(RuntimeException failure) {
		return (failure instanceof TidemarkFailure) ? failure : new SourceInvalid(
				"%s can't be read as Parquet: %s".formatted(this.path, failure.getMessage()), failure);
	}

	@Override
	public String place(TypedColumns.Misfit misfit) {
		return "";
	}

}

package io.tidemark.config;

/**
 * What a mail's attachments are.
 */
public enum ReportFormat {

	/** One workbook with a sheet per figure. */
	XLSX,

	/** A file per figure. */
	CSV

}

package io.tidemark.reports.xlsx;

import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.jspecify.annotations.Nullable;

/**
 * A sheet that is complete.
 *
 * @param sheet the sheet
 * @param rows how many rows it has, the header not counted
 * @param definition what it says, null if nobody told
 */
record WrittenSheet(SXSSFSheet sheet, int rows, @Nullable String definition) {
}

package io.tidemark.reports.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A streamed workbook without traces of when and where it was written.
 */
final class ReproducibleWorkbook extends SXSSFWorkbook {

	private static final String CREATOR = "Tidemark";

	/** A zip keeps local times without a zone, none of them before 1980. */
	private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

	ReproducibleWorkbook(Instant created) {
		setZip64Mode(Zip64Mode.AsNeeded);
		POIXMLProperties properties = getXSSFWorkbook().getProperties();
		String time = created.truncatedTo(ChronoUnit.SECONDS).toString();
		try {
			properties.getCoreProperties().setCreated(time);
			properties.getCoreProperties().setModified(time);
		}
		catch (InvalidFormatException ex) {
			throw new IllegalArgumentException("A workbook can't be dated " + time + ".", ex);
		}
		properties.getCoreProperties().setCreator(CREATOR);
		properties.getExtendedProperties().setApplication(CREATOR);
	}

	@Override
	protected ZipArchiveOutputStream createArchiveOutputStream(OutputStream out) {
		ZipArchiveOutputStream zip = new FixedTimes(out);
		zip.setUseZip64(Zip64Mode.AsNeeded);
		return zip;
	}

	/** Also after a failure: POI warns of rows that it did not see written. */
	@Override
	public void close() throws IOException {
		try {
			for (Sheet sheet : this) {
				((SXSSFSheet) sheet).flushRows();
			}
		}
		finally {
			super.close();
		}
	}

	/**
	 * A zip in which all entries have one time.
	 */
	private static final class FixedTimes extends ZipArchiveOutputStream {

		private FixedTimes(OutputStream out) {
			super(out);
		}

		@Override
		public void putArchiveEntry(ZipArchiveEntry entry) throws IOException {
			entry.setTime(ENTRY_TIME.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli());
			super.putArchiveEntry(entry);
		}

	}

}

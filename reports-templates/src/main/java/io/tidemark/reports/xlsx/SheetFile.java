package io.tidemark.reports.xlsx;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import org.apache.poi.xssf.streaming.SheetDataWriter;

/**
 * The rows of a sheet on disk, written without the locks of POI's own writer.
 * <p>
 * A cell is some twenty short writes; entering a lock for each took most of the time.
 */
final class SheetFile extends SheetDataWriter {

	SheetFile() throws IOException {
	}

	/** Deprecated only as something that others may call. */
	@Override
	@SuppressWarnings("deprecation")
	public Writer createWriter(File file) throws IOException {
		return new Unlocked(new OutputStreamWriter(new FileOutputStream(file), StandardCharsets.UTF_8));
	}

	/**
	 * A buffer for one thread.
	 */
	private static final class Unlocked extends Writer {

		private final char[] buffer = new char[1 << 15];

		private final Writer target;

		private int used;

		private Unlocked(Writer target) {
			this.target = target;
		}

		@Override
		public void write(int character) throws IOException {
			ensureRoom();
			this.buffer[this.used++] = (char) character;
		}

		@Override
		public void write(String text) throws IOException {
			write(text, 0, text.length());
		}

		@Override
		public void write(String text, int from, int length) throws IOException {
			for (int done = 0; done < length;) {
				ensureRoom();
				int part = Math.min(length - done, this.buffer.length - this.used);
				text.getChars(from + done, from + done + part, this.buffer, this.used);
				this.used += part;
				done += part;
			}
		}

		@Override
		public void write(char[] text, int from, int length) throws IOException {
			write(new String(text, from, length), 0, length);
		}

		private void ensureRoom() throws IOException {
			if (this.used == this.buffer.length) {
				empty();
			}
		}

		private void empty() throws IOException {
			if (this.used > 0) {
				this.target.write(this.buffer, 0, this.used);
				this.used = 0;
			}
		}

		@Override
		public void flush() throws IOException {
			empty();
			this.target.flush();
		}

		/** POI closes twice. */
		@Override
		public void close() throws IOException {
			try (this.target) {
				empty();
			}
		}

	}

}

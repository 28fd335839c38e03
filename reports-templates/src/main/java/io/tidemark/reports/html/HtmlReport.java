package io.tidemark.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import freemarker.cache.ClassTemplateLoader;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import io.tidemark.reports.text.CleanText;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Templates;
import io.tidemark.snapshot.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * Writes pages for a browser: HTML in UTF-8 that needs its style, and can do without its
 * script, and nothing from elsewhere. Writers are flushed, not closed.
 */
public final class HtmlReport {

	private static final List<String> ASSETS = List.of("style.css", "page.js", "charts.js", "uplot/uPlot.iife.min.js",
			"uplot/uPlot.min.css");

	private static final int VERSION_DIGITS = 12;

	/**
	 * Where pages expect the files beside them, which are those of the folder
	 * {@code assets} here. The path changes with them, so that they can be kept for ever.
	 */
	public static final String ASSETS_PATH = "/assets/" + version();

	private static final Configuration TEMPLATES = Templates.from(new ClassTemplateLoader(HtmlReport.class, ""));

	private HtmlReport() {
	}

	/**
	 * Write a figure: measures to the right, thousands separated by commas with all
	 * digits kept, nulls as an en dash.
	 * @param visitor who reads it, null for a program
	 */
	public static void write(TablePage page, @Nullable PageVisitor visitor, Writer writer) throws IOException {
		write("figure", page, visitor, page.freshness(),
				Map.of("tables", ShownTable.of(page.tables(), page.ways().cells())), writer);
	}

	public static void write(ErrorPage page, @Nullable PageVisitor visitor, Writer writer) throws IOException {
		write("error", page, visitor, null, Map.of(), writer);
	}

	public static void write(LinkPage page, @Nullable PageVisitor visitor, Writer writer) throws IOException {
		write("links", page, visitor, null, Map.of(), writer);
	}

	public static void write(OverviewPage page, @Nullable PageVisitor visitor, Writer writer) throws IOException {
		write("overview", page, visitor, page.freshness(), Map.of(), writer);
	}

	/**
	 * Write the page to sign in, or that says who is signed in.
	 */
	public static void writeSignIn(PageVisitor visitor, Writer writer) throws IOException {
		write("signin", visitor, visitor, null, Map.of(), writer);
	}

	/**
	 * Write a figure for nobody in particular.
	 */
	public static void write(TablePage page, Writer writer) throws IOException {
		write(page, null, writer);
	}

	/**
	 * Write an error for nobody in particular.
	 */
	public static void write(ErrorPage page, Writer writer) throws IOException {
		write(page, null, writer);
	}

	/**
	 * Write links for nobody in particular.
	 */
	public static void write(LinkPage page, Writer writer) throws IOException {
		write(page, null, writer);
	}

	/**
	 * Return the value of the header {@code Content-Security-Policy} that these pages are
	 * made for: styles, scripts and forms of where they came from, and nothing else.
	 */
	public static String contentSecurityPolicy() {
		return "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'; "
				+ "form-action 'self'; frame-ancestors 'none'";
	}

	private static String version() {
		MessageDigest digest = ContentHash.sha256();
		for (String name : ASSETS) {
			try (InputStream file = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("assets/" + name),
					name)) {
				digest.update(file.readAllBytes());
			}
			catch (IOException ex) {
				throw new UncheckedIOException("%s can't be read from the program's own files.".formatted(name), ex);
			}
		}
		return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
	}

	private static void write(String folder, Object page, @Nullable PageVisitor visitor,
			@Nullable PageSnapshot freshness, Map<String, ?> values, Writer writer) throws IOException {
		Map<String, Object> model = new HashMap<>(values);
		model.put("page", page);
		model.put("assets", ASSETS_PATH);
		if (visitor != null) {
			model.put("visitor", visitor);
		}
		if (freshness != null) {
			model.put("businessDate", freshness.businessDate().toString());
			model.put("dataAsOf", Notation.utc(freshness.dataAsOf()));
		}
		try {
			TEMPLATES.getTemplate(folder + "/page.ftlh").process(model, CleanText.forPages(writer));
		}
		catch (TemplateException ex) {
			throw new IllegalStateException("The template of " + folder + " does not fit its page.", ex);
		}
	}

}

package io.tidemark.reports.html;

import java.io.IOException;
import java.io.Writer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import freemarker.cache.ClassTemplateLoader;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import io.tidemark.reports.text.CleanText;
import io.tidemark.reports.text.Templates;

/**
 * Writes pages for a browser: HTML in UTF-8 with its style inside and nothing from
 * elsewhere.
 */
public final class HtmlReport {

	private static final Stylesheet STYLE = Stylesheet.load();

	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src " + STYLE.source()
			+ "; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

	private static final DateTimeFormatter DATA_AS_OF = DateTimeFormatter
		.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final Configuration TEMPLATES = Templates.from(new ClassTemplateLoader(HtmlReport.class, ""));

	private HtmlReport() {
	}

	/**
	 * Write a figure: measures to the right, thousands separated by commas with all
	 * digits kept, nulls as an en dash.
	 * @param writer where it goes; it is flushed, not closed
	 * @throws IOException if the writer fails
	 */
	public static void write(TablePage page, Writer writer) throws IOException {
		PageSnapshot freshness = page.freshness();
		write("figure/page.ftlh",
				Map.of("page", page, "tables", ShownTable.of(page.tables()), "businessDate",
						freshness.businessDate().toString(), "dataAsOf", DATA_AS_OF.format(freshness.dataAsOf())),
				writer);
	}

	/**
	 * Write an error.
	 * @param writer where it goes; it is flushed, not closed
	 * @throws IOException if the writer fails
	 */
	public static void write(ErrorPage page, Writer writer) throws IOException {
		write("error/page.ftlh", Map.of("page", page), writer);
	}

	/**
	 * Write links with their definitions.
	 * @param writer where it goes; it is flushed, not closed
	 * @throws IOException if the writer fails
	 */
	public static void write(LinkPage page, Writer writer) throws IOException {
		write("links/page.ftlh", Map.of("page", page), writer);
	}

	/**
	 * Write the page to begin with.
	 * @param writer where it goes; it is flushed, not closed
	 * @throws IOException if the writer fails
	 */
	public static void write(OverviewPage page, Writer writer) throws IOException {
		Map<String, Object> values = new HashMap<>(Map.of("page", page));
		PageSnapshot freshness = page.freshness();
		if (freshness != null) {
			values.put("businessDate", freshness.businessDate().toString());
			values.put("dataAsOf", DATA_AS_OF.format(freshness.dataAsOf()));
		}
		write("overview/page.ftlh", values, writer);
	}

	/**
	 * Return the value of the header {@code Content-Security-Policy} that these pages are
	 * made for: their own style and forms to where they came from, and nothing else.
	 */
	public static String contentSecurityPolicy() {
		return CONTENT_SECURITY_POLICY;
	}

	private static void write(String template, Map<String, Object> values, Writer writer) throws IOException {
		Map<String, Object> model = new HashMap<>(values);
		model.put("style", STYLE.text());
		try {
			TEMPLATES.getTemplate(template).process(model, CleanText.forPages(writer));
		}
		catch (TemplateException ex) {
			throw new IllegalStateException("The template " + template + " does not fit its page.", ex);
		}
	}

}

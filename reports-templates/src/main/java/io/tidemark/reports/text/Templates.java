package io.tidemark.reports.text;

import java.util.Locale;
import java.util.TimeZone;

import freemarker.cache.TemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateExceptionHandler;

/**
 * Sets FreeMarker up: the same bytes on any machine, and no way out of a template, of
 * pages and mails alike.
 */
public final class Templates {

	private Templates() {
	}

	public static Configuration from(TemplateLoader files) {
		Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
		templates.setTemplateLoader(files);
		templates.setLocalizedLookup(false);
		templates.setDefaultEncoding("UTF-8");
		templates.setOutputEncoding("UTF-8");
		templates.setLocale(Locale.ROOT);
		templates.setTimeZone(TimeZone.getTimeZone("UTC"));
		templates.setNumberFormat("computer");
		templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
		templates.setAPIBuiltinEnabled(false);
		templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
		templates.setLogTemplateExceptions(false);
		return templates;
	}

}

package io.tidemark.reports.mail;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.tidemark.failure.ConfigurationInvalid;
import org.jspecify.annotations.Nullable;

/**
 * The templates of all reports, ours and over them a user's, file by file.
 */
final class MailTemplates {

	private static final String BASE = "daily";

	private static final Set<String> SHIPPED = Set.of(BASE, "monthly");

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

	private final @Nullable Path folder;

	private final List<TemplateLoader> layers;

	private final Configuration templates;

	MailTemplates(@Nullable Path folder) {
		this.folder = folder;
		this.layers = layers(folder);
		this.templates = new Configuration(Configuration.VERSION_2_3_34);
		DefaultObjectWrapperBuilder wrapper = new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34);
		wrapper.setMemberAccessPolicy(new ViewAccess());
		this.templates.setObjectWrapper(wrapper.build());
		this.templates.setTemplateLoader(lastFirst(this.layers));
		this.templates.setLocalizedLookup(false);
		this.templates.setDefaultEncoding("UTF-8");
		this.templates.setOutputEncoding("UTF-8");
		this.templates.setLocale(Locale.ROOT);
		this.templates.setTimeZone(TimeZone.getTimeZone("UTC"));
		this.templates.setNumberFormat("computer");
		this.templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
		this.templates.setAPIBuiltinEnabled(false);
		this.templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
		this.templates.setLogTemplateExceptions(false);
	}

	private static List<TemplateLoader> layers(@Nullable Path folder) {
		TemplateLoader ours = new ClassTemplateLoader(MailTemplates.class, "");
		if (folder == null) {
			return List.of(ours);
		}
		try {
			return List.of(ours, new FileTemplateLoader(folder.toFile()));
		}
		catch (IOException ex) {
			throw new ConfigurationInvalid(
					"There is no template folder %s: create it or name another.".formatted(folder), ex);
		}
	}

	private static TemplateLoader lastFirst(List<TemplateLoader> layers) {
		List<TemplateLoader> reversed = new ArrayList<>(layers);
		Collections.reverse(reversed);
		return new MultiTemplateLoader(reversed.toArray(new TemplateLoader[0]));
	}

	/**
	 * Check that there is a report.
	 * @throws ConfigurationInvalid saying which there are
	 */
	void checkExists(String report) {
		boolean isUsers = this.folder != null && NAME.matcher(report).matches()
				&& Files.isDirectory(this.folder.resolve(report));
		if (!isUsers && !SHIPPED.contains(report)) {
			throw new ConfigurationInvalid("There is no report '%s': use daily, monthly or a folder of templates%s."
				.formatted(CleanText.line(report, 80), (this.folder != null) ? " in " + this.folder : ""));
		}
	}

	/**
	 * Read the texts of a report.
	 */
	Wording wording(String report, Locale locale) {
		List<String> folders = SHIPPED.contains(report) ? List.of("shared", report) : List.of("shared", BASE, report);
		return Wording.load(this.layers, report, folders, locale);
	}

	/**
	 * Fill a template of a report; a user's report has those of the daily one unless it
	 * brings its own.
	 * @throws ConfigurationInvalid naming file and line if it is broken
	 */
	String fill(String report, String file, Map<String, Object> model) {
		try {
			return fill(this.templates.getTemplate(find(report, file)), model);
		}
		catch (ParseException ex) {
			throw broken(ex.getTemplateName(), ex.getLineNumber(), ex.getEditorMessage(), ex);
		}
		catch (IOException ex) {
			throw new ConfigurationInvalid(
					"The template %s/%s can't be read: %s".formatted(report, file, ex.getMessage()), ex);
		}
	}

	private String find(String report, String file) throws IOException {
		String own = report + "/" + file;
		return (this.templates.getTemplateLoader().findTemplateSource(own) != null) ? own : BASE + "/" + file;
	}

	/**
	 * Fill the text of a template.
	 */
	String fillText(String name, String text, Map<String, Object> model) {
		try {
			return fill(new Template(name, text, this.templates), model);
		}
		catch (ParseException ex) {
			throw broken(ex.getTemplateName(), ex.getLineNumber(), ex.getEditorMessage(), ex);
		}
		catch (IOException ex) {
			throw new ConfigurationInvalid("The %s can't be read: %s".formatted(name, ex.getMessage()), ex);
		}
	}

	private String fill(Template template, Map<String, Object> model) throws IOException {
		StringWriter out = new StringWriter();
		try {
			template.process(model, out);
			return out.toString();
		}
		catch (TemplateException ex) {
			throw broken(ex.getTemplateSourceName(), ex.getLineNumber(), ex.getMessageWithoutStackTop(), ex);
		}
	}

	private ConfigurationInvalid broken(@Nullable String name, @Nullable Integer line, @Nullable String reason,
			Exception cause) {
		String first = String.valueOf(reason)
			.lines()
			.filter((each) -> !each.isBlank())
			.findFirst()
			.orElse("it is broken");
		return new ConfigurationInvalid("The template %s line %s is broken: %s".formatted(place(String.valueOf(name)),
				(line != null) ? line : "?", CleanText.line(first, 300)), cause);
	}

	private String place(String name) {
		if (this.folder != null && Files.isRegularFile(this.folder.resolve(name))) {
			return this.folder.resolve(name).toString();
		}
		return name;
	}

}

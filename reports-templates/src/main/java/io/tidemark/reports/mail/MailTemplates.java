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
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.ParseException;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.reports.text.CleanText;
import io.tidemark.reports.text.Templates;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.ViewAccess;
import org.jspecify.annotations.Nullable;

/**
 * The templates of all reports, ours and over them a user's, file by file.
 */
final class MailTemplates {

	/** Where a folder says which of our reports it builds on. */
	private static final String SETTINGS = "report.properties";

	private static final String BASE_KEY = "base";

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

	private final @Nullable Path folder;

	private final List<TemplateLoader> layers;

	private final Configuration templates;

	MailTemplates(@Nullable Path folder) {
		this.folder = folder;
		this.layers = layers(folder);
		this.templates = Templates.from(lastFirst(this.layers));
		DefaultObjectWrapperBuilder wrapper = new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34);
		wrapper.setMemberAccessPolicy(new ViewAccess());
		this.templates.setObjectWrapper(wrapper.build());
	}

	private static List<TemplateLoader> layers(@Nullable Path folder) {
		TemplateLoader ours = Wording.OURS;
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
	 * @throws ConfigurationInvalid listing the reports there are
	 */
	void checkExists(String report) {
		boolean isUsers = this.folder != null && NAME.matcher(report).matches()
				&& Files.isDirectory(this.folder.resolve(report));
		if (!isUsers && ReportBase.find(report).isEmpty()) {
			throw new ConfigurationInvalid("There is no report '%s': use daily, monthly or a folder of templates%s."
				.formatted(CleanText.line(report, 80), (this.folder != null) ? " in " + this.folder : ""));
		}
	}

	/**
	 * Return which of our reports another one builds on: it has its figures, and its
	 * texts and templates unless it has its own.
	 * @throws ConfigurationInvalid if its {@code report.properties} names none of ours
	 */
	ReportBase base(String report) {
		return ReportBase.find(report).orElseGet(() -> {
			Properties settings = Wording.read(this.layers, report + "/" + SETTINGS);
			String base = settings.getProperty(BASE_KEY, ReportBase.DAILY.folder()).strip();
			if (!Set.of(BASE_KEY).containsAll(settings.keySet())) {
				throw new ConfigurationInvalid(
						"%s may have one key: base=daily or base=monthly.".formatted(place(report + "/" + SETTINGS)));
			}
			return ReportBase.find(base)
				.orElseThrow(() -> new ConfigurationInvalid("%s has base=%s: use daily or monthly."
					.formatted(place(report + "/" + SETTINGS), CleanText.line(base, 80))));
		});
	}

	/**
	 * Read the texts of a report.
	 */
	Wording wording(String report, Locale locale) {
		return Wording.load(this.layers, report, List.of("shared", base(report).folder(), report), locale);
	}

	/**
	 * Fill a template of a report; a user's report has those of its base unless it brings
	 * its own.
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
		return (this.templates.getTemplateLoader().findTemplateSource(own) != null) ? own
				: base(report).folder() + "/" + file;
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

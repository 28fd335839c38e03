package io.tidemark.reports.mail;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.ParseException;
import freemarker.ext.beans.MemberSelectorListMemberAccessPolicy.MemberSelector;
import freemarker.ext.beans.WhitelistMemberAccessPolicy;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.reports.text.CleanText;
import io.tidemark.reports.text.Templates;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.FigureView;
import io.tidemark.reports.view.ReportView;
import io.tidemark.reports.view.TableView;
import org.jspecify.annotations.Nullable;

/**
 * The templates of all reports, ours and over them a user's, file by file.
 */
final class MailTemplates {

	/** Where a folder says which of our reports it builds on. */
	private static final String SETTINGS = "report.properties";

	private static final String BASE_KEY = "base";

	/** Our reports by their folders. */
	private static final Map<String, Function<ReportParts, ReportParts.Figures>> OURS = Map.of("daily",
			DailyFigures::gather, "monthly", (parts) -> new MonthlyFigures(parts).gather());

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

	private final @Nullable Path folder;

	private final List<TemplateLoader> layers;

	private final Configuration templates;

	MailTemplates(@Nullable Path folder) {
		this.folder = folder;
		TemplateLoader files = Wording.OURS;
		if (folder == null) {
			this.layers = List.of(files);
		}
		else {
			TemplateLoader users = files(folder);
			this.layers = List.of(files, users);
			files = new MultiTemplateLoader(new TemplateLoader[] { users, files });
		}
		this.templates = Templates.from(files);
		DefaultObjectWrapperBuilder wrapper = new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34);
		wrapper.setMemberAccessPolicy(new WhitelistMemberAccessPolicy(readable()));
		this.templates.setObjectWrapper(wrapper.build());
	}

	private static TemplateLoader files(Path folder) {
		try {
			return new FileTemplateLoader(folder.toFile());
		}
		catch (IOException ex) {
			throw new ConfigurationInvalid(
					"There is no template folder %s: create it or name another.".formatted(folder), ex);
		}
	}

	/**
	 * Return what templates may read: the components of views, and nothing else of any
	 * object.
	 */
	private static List<MemberSelector> readable() {
		return Stream.of(ReportView.class, FigureView.class, TableView.class)
			.flatMap((view) -> Arrays.stream(view.getNestMembers()))
			.flatMap((view) -> Arrays.stream(view.getRecordComponents())
				.map((component) -> new MemberSelector(view, component.getAccessor())))
			.toList();
	}

	private void checkExists(String report) {
		boolean isUsers = this.folder != null && NAME.matcher(report).matches()
				&& Files.isDirectory(this.folder.resolve(report));
		if (!isUsers && !OURS.containsKey(report)) {
			throw new ConfigurationInvalid("There is no report '%s': use daily, monthly or a folder of templates%s."
				.formatted(CleanText.line(report, 80), (this.folder != null) ? " in " + this.folder : ""));
		}
	}

	/**
	 * Gather what a report shows: the figures of the report of ours that it builds on.
	 */
	ReportParts.Figures gather(String report, ReportParts parts) {
		return Objects.requireNonNull(OURS.get(base(report))).apply(parts);
	}

	/**
	 * Return which of our reports another one builds on: it has its figures, and its
	 * texts and templates unless it has its own.
	 * @throws ConfigurationInvalid if its {@code report.properties} names none of ours
	 */
	private String base(String report) {
		if (OURS.containsKey(report)) {
			return report;
		}
		String file = report + "/" + SETTINGS;
		Properties settings = Wording.read(this.layers, file);
		if (!Set.of(BASE_KEY).containsAll(settings.keySet())) {
			throw new ConfigurationInvalid("%s may have one key: base=daily or base=monthly.".formatted(place(file)));
		}
		String base = settings.getProperty(BASE_KEY, "daily").strip();
		if (!OURS.containsKey(base)) {
			throw new ConfigurationInvalid(
					"%s has base=%s: use daily or monthly.".formatted(place(file), CleanText.line(base, 80)));
		}
		return base;
	}

	/**
	 * Read the texts of a report.
	 * @throws ConfigurationInvalid listing the reports there are if there is no such one
	 */
	Wording wording(String report, Locale locale) {
		checkExists(report);
		return Wording.load(this.layers, report, List.of("shared", base(report), report), locale);
	}

	/**
	 * Fill a template of a report; a user's report has those of its base unless it brings
	 * its own.
	 * @param subject a template of the subject to fill instead, null for none
	 * @throws ConfigurationInvalid naming file and line if it is broken
	 */
	String fill(String report, String file, @Nullable String subject, Map<String, Object> model) {
		StringWriter out = new StringWriter();
		try {
			String own = report + "/" + file;
			boolean hasOwn = this.templates.getTemplateLoader().findTemplateSource(own) != null;
			Template template = (subject != null) ? new Template("subject of " + report, subject, this.templates)
					: this.templates.getTemplate(hasOwn ? own : base(report) + "/" + file);
			template.process(model, out);
			return out.toString();
		}
		catch (ParseException ex) {
			throw broken(ex.getTemplateName(), ex.getLineNumber(), ex.getEditorMessage(), ex);
		}
		catch (TemplateException ex) {
			throw broken(ex.getTemplateSourceName(), ex.getLineNumber(), ex.getMessageWithoutStackTop(), ex);
		}
		catch (IOException ex) {
			throw new ConfigurationInvalid(
					"The template %s/%s can't be read: %s".formatted(report, file, ex.getMessage()), ex);
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

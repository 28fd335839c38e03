package io.tidemark.reports.text;

import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import io.tidemark.failure.ConfigurationInvalid;

/**
 * The texts of a report in one language, by their keys.
 */
public final class Wording implements TemplateMethodModelEx {

	private static final String FALLBACK = "en";

	private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");

	/** The files of mails that come with the program. */
	public static final TemplateLoader OURS = new ClassTemplateLoader(Wording.class, "/io/tidemark/reports/mail");

	private final String report;

	private final Map<String, String> texts;

	private Wording(String report, Map<String, String> texts) {
		this.report = report;
		this.texts = Map.copyOf(texts);
	}

	/**
	 * Read the texts that the pages share with the daily mail, in English.
	 */
	public static Wording english() {
		return load(List.of(OURS), "daily", List.of("shared", "daily"), Locale.UK);
	}

	/**
	 * Read the texts of a report: English ones, over them those of the language, each
	 * from our files, over them a user's, text by text.
	 */
	public static Wording load(List<TemplateLoader> layers, String report, List<String> folders, Locale locale) {
		Map<String, String> texts = new HashMap<>();
		for (String language : List.of(FALLBACK, locale.getLanguage())) {
			for (TemplateLoader files : layers) {
				folders.forEach((folder) -> read(List.of(files), folder + "/messages_" + language + ".properties")
					.forEach((key, text) -> texts.put(key.toString(), text.toString())));
			}
		}
		return new Wording(report, texts);
	}

	/**
	 * Read properties; later layers override earlier ones, and a missing file is empty.
	 * @throws ConfigurationInvalid if a file is broken
	 */
	public static Properties read(List<TemplateLoader> layers, String name) {
		Properties properties = new Properties();
		for (TemplateLoader files : layers) {
			try {
				Object file = files.findTemplateSource(name);
				if (file != null) {
					try (Reader reader = files.getReader(file, "UTF-8")) {
						properties.load(reader);
					}
				}
			}
			catch (IOException | IllegalArgumentException ex) {
				throw new ConfigurationInvalid("The file %s can't be read: %s".formatted(name, ex.getMessage()), ex);
			}
		}
		return properties;
	}

	/**
	 * Return a text.
	 * @param values what stands for {0}, {1} and so on
	 */
	public String say(String key, String... values) {
		String text = this.texts.get(key);
		if (text == null) {
			throw new ConfigurationInvalid("The report %s has no text '%s': add it to its messages_en.properties."
				.formatted(this.report, key));
		}
		return PLACE.matcher(text).replaceAll((place) -> {
			int index = Integer.parseInt(place.group(1));
			return Matcher.quoteReplacement((index < values.length) ? values[index] : place.group());
		});
	}

	public String sayOr(String key, String otherwise) {
		return this.texts.containsKey(key) ? say(key) : otherwise;
	}

	@Override
	@SuppressWarnings("rawtypes")
	public Object exec(List arguments) throws TemplateModelException {
		if (arguments.isEmpty()) {
			throw new TemplateModelException("say() needs the key of a text");
		}
		String key = arguments.get(0).toString();
		if (!this.texts.containsKey(key)) {
			throw new TemplateModelException("There is no text '%s' in the report's messages".formatted(key));
		}
		return say(key, ((List<?>) arguments).stream().skip(1).map(String::valueOf).toArray(String[]::new));
	}

}

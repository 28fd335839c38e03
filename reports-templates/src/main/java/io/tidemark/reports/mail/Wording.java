package io.tidemark.reports.mail;

import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import freemarker.cache.TemplateLoader;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import io.tidemark.failure.ConfigurationInvalid;

/**
 * The texts of a report in one language, by their keys.
 */
final class Wording implements TemplateMethodModelEx {

	private static final String FALLBACK = "en";

	private final String report;

	private final Map<String, String> texts;

	private Wording(String report, Map<String, String> texts) {
		this.report = report;
		this.texts = Map.copyOf(texts);
	}

	/**
	 * Read the texts of a report: English ones, over them those of the language, each
	 * from our files, over them a user's, text by text.
	 */
	static Wording load(List<TemplateLoader> layers, String report, List<String> folders, Locale locale) {
		Map<String, String> texts = new HashMap<>();
		for (String language : List.of(FALLBACK, locale.getLanguage())) {
			for (TemplateLoader files : layers) {
				folders.forEach((folder) -> addAll(texts, files, folder + "/messages_" + language + ".properties"));
			}
		}
		return new Wording(report, texts);
	}

	private static void addAll(Map<String, String> texts, TemplateLoader files, String name) {
		try {
			Object file = files.findTemplateSource(name);
			if (file != null) {
				Properties properties = new Properties();
				try (Reader reader = files.getReader(file, "UTF-8")) {
					properties.load(reader);
				}
				finally {
					files.closeTemplateSource(file);
				}
				properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new ConfigurationInvalid("The texts %s can't be read: %s".formatted(name, ex.getMessage()), ex);
		}
	}

	/**
	 * Return a text.
	 * @param key its key
	 * @param values what stands for {0}, {1} and so on
	 */
	String say(String key, String... values) {
		String text = this.texts.get(key);
		if (text == null) {
			throw new ConfigurationInvalid("The report %s has no text '%s': add it to its messages_en.properties."
				.formatted(this.report, key));
		}
		StringBuilder filled = new StringBuilder();
		int from = 0;
		for (int open = text.indexOf('{'); open >= 0 && open + 2 < text.length(); open = text.indexOf('{', from)) {
			int index = Character.digit(text.charAt(open + 1), 10);
			boolean isPlace = index >= 0 && index < values.length && text.charAt(open + 2) == '}';
			filled.append(text, from, open).append(isPlace ? values[index] : "{");
			from = isPlace ? open + 3 : open + 1;
		}
		return filled.append(text, from, text.length()).toString();
	}

	String sayOr(String key, String otherwise) {
		return this.texts.containsKey(key) ? say(key) : otherwise;
	}

	@Override
	@SuppressWarnings("rawtypes")
	public Object exec(List arguments) throws TemplateModelException {
		if (arguments.isEmpty()) {
			throw new TemplateModelException("say() wants the key of a text");
		}
		String key = arguments.get(0).toString();
		if (!this.texts.containsKey(key)) {
			throw new TemplateModelException("There is no text '%s' in the report's messages".formatted(key));
		}
		List<?> values = arguments;
		return say(key, values.stream().skip(1).map(String::valueOf).toArray(String[]::new));
	}

}

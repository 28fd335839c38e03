package io.tidemark.config;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.core.env.StandardEnvironment;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The documented example has every key, and what it says is so.
 */
class ConfigurationExampleTests {

	private static final Path EXAMPLE = Path.of("../docs/tidemark.yml");

	private static final Set<String> OWN = Set.of("store", "tenants");

	@TempDir
	private Path folder;

	@Test
	void exampleHasEveryKeyAndNoOther() throws IOException {
		Map<String, Object> document = new Yaml().load(uncommented());
		Set<String> named = new TreeSet<>();
		addNamed(TidemarkProperties.class, document.get("tidemark"), "tidemark", named);
		Set<String> known = new TreeSet<>();
		addKnown(TidemarkProperties.class, "tidemark", known);
		assertThat(named).isEqualTo(known);
	}

	@ParameterizedTest
	@MethodSource("shared")
	void valueThatStandsThereIsTheDefault(RecordComponent component) throws Exception {
		assertThat(component.getAccessor().invoke(read(Files.readString(EXAMPLE))))
			.isEqualTo(component.getAccessor().invoke(ConfigurationFile.defaults()));
	}

	static Stream<RecordComponent> shared() {
		return Arrays.stream(TidemarkProperties.class.getRecordComponents())
			.filter((component) -> !OWN.contains(component.getName()));
	}

	@Test
	void keyThatIsCommentedOutMayBeSet() throws IOException {
		TidemarkProperties properties = read(uncommented());
		assertThat(properties.store().password()).isEqualTo("a secret that stands in a file of its own");
		assertThat(properties.tenant("ravenstack").source().isFixed()).isTrue();
		assertThat(properties.tenant("acme").report("daily").recipients().get(0).dealer()).isEqualTo("NORTH");
	}

	private TidemarkProperties read(String yaml) throws IOException {
		Path secrets = Files.createDirectories(this.folder.resolve("secrets"));
		for (String key : List.of("store_password", "api_password", "smtp_password", "session_secret",
				"oidc_client_secret")) {
			Files.writeString(secrets.resolve(key), "a secret that stands in a file of its own\n");
		}
		StandardEnvironment environment = new StandardEnvironment() {

			@Override
			public Map<String, Object> getSystemEnvironment() {
				return Map.of("ACME_DB_PASSWORD", "secret of a variable");
			}

		};
		Path file = Files.writeString(this.folder.resolve("tidemark.yml"), yaml.replace("/run/secrets", "secrets"));
		return ConfigurationFile.readPartly(file, BindHandler.DEFAULT, environment).complete();
	}

	private static String uncommented() throws IOException {
		return Files.readString(EXAMPLE).replaceAll("(?m)^( *)#(?=[a-z-])", "$1");
	}

	private static void addKnown(Type type, String path, Set<String> keys) {
		for (ConfigurationKey key : ConfigurationKey.below(ConfigurationKey.element(type))) {
			keys.add(path + "." + key.name());
			if (key.type() != GuardProperties.class) {
				addKnown(key.type(), path + "." + key.name(), keys);
			}
			else {
				ConfigurationKey.below(key.type())
					.forEach((guard) -> keys.add(path + "." + key.name() + "." + guard.name()));
			}
		}
	}

	private static void addNamed(Type type, @Nullable Object node, String path, Set<String> keys) {
		if (node instanceof List<?> list) {
			list.forEach((element) -> addNamed(ConfigurationKey.element(type), element, path, keys));
		}
		else if (type == GuardProperties.class && node instanceof Map<?, ?> map) {
			map.keySet().forEach((guard) -> keys.add(path + "." + guard));
		}
		else if (ConfigurationKey.isMap(type) && node instanceof Map<?, ?> map) {
			map.values().forEach((value) -> addNamed(ConfigurationKey.element(type), value, path, keys));
		}
		else if (node instanceof Map<?, ?> map) {
			map.forEach((name, value) -> {
				String key = path + "." + name;
				keys.add(key);
				ConfigurationKey.below(type)
					.stream()
					.filter((each) -> each.name().equals(name))
					.forEach((each) -> addNamed(each.type(), value, key, keys));
			});
		}
	}

}

package io.tidemark.api;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the arrows between the rooms of the API, and keeps it away from the jobs.
 */
class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.tidemark");

	private static final Set<String> FEATURES = Set.of("figure", "snapshot", "definition", "health");

	@Test
	void apiDoesNotKnowTheJobs() {
		assertThat(CLASSES.containPackage("io.tidemark.jobs")).isTrue();
		noClasses().that()
			.resideInAPackage("io.tidemark.api..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.tidemark.jobs..")
			.check(CLASSES);
	}

	@ParameterizedTest
	@ValueSource(strings = { "figure", "snapshot", "definition", "health" })
	void featureDoesNotImportAnother(String feature) {
		Set<String> others = new TreeSet<>(FEATURES);
		others.remove(feature);
		noClasses().that()
			.resideInAPackage(room(feature))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(others.stream().map(ArchitectureTests::room).toArray(String[]::new))
			.allowEmptyShould(true)
			.check(CLASSES);
	}

	@ParameterizedTest
	@ValueSource(strings = { "problem", "store", "security", "oidc", "answer", "server", "browse" })
	void whatFeaturesShareKnowsNoFeature(String shared) {
		noClasses().that()
			.resideInAPackage(room(shared))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(FEATURES.stream().map(ArchitectureTests::room).toArray(String[]::new))
			.check(CLASSES);
	}

	@Test
	void everyRoomIsHeldByRule() {
		assertThat(rooms())
			.allSatisfy((room) -> assertThat(List.of("problem", "store", "security", "oidc", "answer", "server",
					"browse", "figure", "snapshot", "definition", "page", "health"))
				.contains(room))
			.hasSizeGreaterThanOrEqualTo(8);
	}

	@Test
	void roomsHaveNoCycles() {
		SlicesRuleDefinition.slices().matching("io.tidemark.api.(*)..").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void nothingKnowsNettyOrReactor() {
		noClasses().that()
			.resideInAPackage("io.tidemark.api..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.netty..", "reactor..")
			.check(CLASSES);
	}

	@Test
	void everyPackageIsNullMarked() {
		List<JavaPackage> packages = CLASSES.getPackage("io.tidemark.api")
			.getSubpackagesInTree()
			.stream()
			.filter((each) -> !each.getClasses().isEmpty())
			.toList();
		assertThat(packages).hasSizeGreaterThanOrEqualTo(8)
			.allMatch((each) -> each.isAnnotatedWith(NullMarked.class), "is null-marked");
		assertThat(CLASSES.getPackage("io.tidemark.api").isAnnotatedWith(NullMarked.class)).isTrue();
	}

	private static List<String> rooms() {
		return CLASSES.getPackage("io.tidemark.api")
			.getSubpackages()
			.stream()
			.map(JavaPackage::getRelativeName)
			.toList();
	}

	private static String room(String name) {
		return "io.tidemark.api." + name + "..";
	}

}

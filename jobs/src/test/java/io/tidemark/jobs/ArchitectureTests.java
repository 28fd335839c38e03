package io.tidemark.jobs;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tidemark.jobs.warehouse.Progress;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the arrows between the rooms of the house.
 */
class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.tidemark");

	private static final List<String> FEATURES = List.of("extract", "check", "publish", "alert", "key", "retention");

	private static final List<String> ROOMS = rooms();

	@Test
	void featuresDoNotImportEachOther() {
		for (String feature : FEATURES) {
			noClasses().that()
				.resideInAPackage(room(feature))
				.should()
				.dependOnClassesThat()
				.resideInAnyPackage(rooms((other) -> FEATURES.contains(other) && !other.equals(feature)))
				.check(CLASSES);
		}
	}

	@ParameterizedTest
	@CsvSource({ "warehouse, ''", "store, ''", "check, warehouse", "publish, warehouse", "extract, warehouse",
			"alert, delivery", "cron, ''", "delivery, cron", "key, ''", "retention, ''",
			"nightly, alert;check;delivery;extract;publish;retention;warehouse",
			"schedule, cron;nightly;delivery;retention" })
	void roomSeesNoMoreThanItMay(String room, String seen) {
		Set<String> allowed = new TreeSet<>(Set.of(seen.split(";", -1)));
		allowed.add(room);
		noClasses().that()
			.resideInAPackage(room(room))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(rooms((other) -> !allowed.contains(other)))
			.check(CLASSES);
	}

	@Test
	void nobodyKnowsTheCommandLine() {
		noClasses().that()
			.resideOutsideOfPackage(room("cli"))
			.and()
			.doNotHaveFullyQualifiedName(Tidemark.class.getName())
			.should()
			.dependOnClassesThat()
			.resideInAPackage(room("cli"))
			.check(CLASSES);
	}

	@Test
	void commandsDoNotKnowTheCommandTheyAreBelow() {
		noClasses().that()
			.resideInAPackage(room("cli"))
			.should()
			.dependOnClassesThat()
			.areAssignableTo(Tidemark.class)
			.check(CLASSES);
	}

	/** Spring ends closeable beans with their context, and several share one progress. */
	@Test
	void progressIsNotCloseable() {
		noClasses().that().areAssignableTo(Progress.class).should().beAssignableTo(AutoCloseable.class).check(CLASSES);
	}

	@Test
	void onlyTheWarehouseAndTheExtractionKnowDuckDb() {
		noClasses().that()
			.resideOutsideOfPackages(room("warehouse"), room("extract"))
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.duckdb..")
			.check(CLASSES);
	}

	@ParameterizedTest
	@ValueSource(strings = { "io.tidemark.billing", "io.tidemark.catalogue", "io.tidemark.config",
			"io.tidemark.failure", "io.tidemark.figure", "io.tidemark.file", "io.tidemark.key", "io.tidemark.model",
			"io.tidemark.snapshot", "io.tidemark.sql", "io.tidemark.reports" })
	void sharedModulesDoNotKnowTheJobs(String shared) {
		assertThat(CLASSES.containPackage(shared)).isTrue();
		noClasses().that()
			.resideInAPackage(shared + "..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.tidemark.jobs..")
			.check(CLASSES);
	}

	@Test
	void onlyWhatUsesQuartzUsesTheOldDate() {
		noClasses().that()
			.resideOutsideOfPackages(room("schedule"), room("cron"))
			.should()
			.dependOnClassesThat()
			.haveFullyQualifiedName("java.util.Date")
			.check(CLASSES);
	}

	@Test
	void packagesHaveNoCycles() {
		slices().matching("io.tidemark.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void everyPackageIsNullMarked() {
		List<JavaPackage> packages = CLASSES.getPackage("io.tidemark")
			.getSubpackagesInTree()
			.stream()
			.filter((each) -> !each.getClasses().isEmpty())
			.toList();
		assertThat(packages).hasSizeGreaterThan(15)
			.allMatch((each) -> each.isAnnotatedWith(NullMarked.class), "is null-marked");
	}

	@Test
	void everyRoomIsHeldByRule() {
		assertThat(ROOMS).containsExactlyInAnyOrder("alert", "check", "cli", "cron", "delivery", "extract", "key",
				"nightly", "publish", "retention", "schedule", "store", "warehouse");
	}

	private static List<String> rooms() {
		return CLASSES.getPackage("io.tidemark.jobs")
			.getSubpackages()
			.stream()
			.map(JavaPackage::getRelativeName)
			.toList();
	}

	private static String room(String name) {
		return "io.tidemark.jobs." + name + "..";
	}

	private static String[] rooms(Predicate<String> predicate) {
		return ROOMS.stream().filter(predicate).map(ArchitectureTests::room).toArray(String[]::new);
	}

}

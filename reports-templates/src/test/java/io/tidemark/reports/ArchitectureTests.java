package io.tidemark.reports;

import java.util.Map;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rooms of this module.
 */
class ArchitectureTests {

	private static final int MOST_CLASSES = 15;

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.tidemark.reports");

	@Test
	void roomsHaveNoCycles() {
		slices().matching("io.tidemark.reports.(*)..").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void roomIsSmall() {
		Map<String, Long> sizes = CLASSES.stream()
			.filter((each) -> each.isTopLevelClass() && !each.getSimpleName().equals("package-info"))
			.collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
		assertThat(sizes).hasSizeGreaterThan(5);
		assertThat(sizes.values()).allMatch((size) -> size <= MOST_CLASSES);
	}

}

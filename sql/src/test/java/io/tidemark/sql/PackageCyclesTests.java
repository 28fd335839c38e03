package io.tidemark.sql;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Holds the order of the packages that all modules share.
 */
class PackageCyclesTests {

	@Test
	void packagesHaveNoCycles() {
		JavaClasses classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("io.tidemark");
		slices().matching("io.tidemark.(**)").should().beFreeOfCycles().check(classes);
	}

}

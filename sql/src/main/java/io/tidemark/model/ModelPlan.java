package io.tidemark.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.tidemark.billing.BillingTable;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Check;
import io.tidemark.catalogue.StoredFigure;
import io.tidemark.snapshot.ContentHash;
import io.tidemark.sql.SqlFile;

/**
 * What is built in which order: the models that the catalogue names, each after those
 * that its own file reads.
 */
public final class ModelPlan {

	private static final ModelPlan SHIPPED = new ModelPlan(Catalogue.load());

	/**
	 * The models that are built, in order, and the staging models that they begin with.
	 */
	private final Map<String, Model> models = new LinkedHashMap<>();

	private final Map<String, Seed> seeds = new TreeMap<>();

	private final Map<Check, String> checks = new LinkedHashMap<>();

	private final List<Model> staging;

	private final List<Model> kpis;

	private final List<Model> revenue;

	private final List<Model> others;

	/**
	 * Plan what a catalogue declares.
	 * @throws IllegalStateException if a file is missing or models read each other
	 */
	public ModelPlan(Catalogue catalogue) {
		catalogue.checks().forEach((check) -> this.checks.put(check, CheckSql.render(check, catalogue)));
		this.staging = plan(Stream.of(BillingTable.values()).map(BillingTable::stagingModel));
		this.kpis = plan(Stream.concat(
				catalogue.cubes()
					.stream()
					.flatMap((cube) -> Stream.concat(Stream.ofNullable(cube.days()), Stream.of(cube.figure()))),
				figures(catalogue, false)));
		this.revenue = plan(figures(catalogue, true));
		this.others = plan(Stream.concat(catalogue.figures().stream().map(StoredFigure::name),
				this.checks.values().stream().flatMap(ModelPlan::modelsRead)));
	}

	private static Stream<String> figures(Catalogue catalogue, boolean ofDays) {
		return catalogue.series()
			.stream()
			.filter((series) -> series.hasDays() == ofDays)
			.flatMap((series) -> series.figures().stream());
	}

	public static ModelPlan load() {
		return SHIPPED;
	}

	private List<Model> plan(Stream<String> names) {
		List<Model> planned = new ArrayList<>();
		names.distinct().forEach((name) -> add(name, new LinkedHashSet<>(), planned));
		return List.copyOf(planned);
	}

	private void add(String name, Set<String> readers, List<Model> planned) {
		if (this.models.containsKey(name)) {
			return;
		}
		if (!readers.add(name)) {
			throw new IllegalStateException("These models read each other: " + String.join(", ", readers));
		}
		Model model = Model.find(name)
			.orElseThrow(() -> new IllegalStateException(
					"catalogue.yml names '%s', but there is no such file in sql".formatted(name)));
		for (String read : ReadTables.of(model.sql())) {
			Optional<Seed> seed = Seed.find(read);
			if (seed.isPresent()) {
				this.seeds.put(read, seed.get());
			}
			else if (Model.find(read).isPresent()) {
				add(read, readers, planned);
			}
		}
		readers.remove(name);
		this.models.put(name, model);
		planned.add(model);
	}

	private static Stream<String> modelsRead(String sql) {
		return ReadTables.of(sql).stream().filter((name) -> Model.find(name).isPresent());
	}

	/**
	 * Return the models of the billing tables, which are built as these are extracted;
	 * the other groups are built after them, one after the other.
	 */
	public List<Model> staging() {
		return this.staging;
	}

	/**
	 * Return what tells of the tenant's present state: KPIs and lists like debtors.
	 */
	public List<Model> kpis() {
		return this.kpis;
	}

	public List<Model> revenue() {
		return this.revenue;
	}

	/**
	 * Return what is left to build: what checks read and what else is stored.
	 */
	public List<Model> others() {
		return this.others;
	}

	public List<Seed> seeds() {
		return List.copyOf(this.seeds.values());
	}

	public List<Check> checks(Check.Subject subject) {
		return this.checks.keySet().stream().filter((check) -> check.of() == subject).toList();
	}

	/**
	 * Return the query for a check's offending rows.
	 */
	public String sql(Check check) {
		return Optional.ofNullable(this.checks.get(check)).orElseThrow();
	}

	/**
	 * Return the hash of all that the figures depend on here: statements and seeds, but
	 * for a tenant's mapping.
	 */
	public String version() {
		return version(this.seeds.values().stream().map((seed) -> seed.name() + "\n" + seed.text()));
	}

	String version(Stream<String> seedTexts) {
		MessageDigest digest = ContentHash.sha256();
		Stream
			.of(Stream.of(SqlFile.load("warehouse/duckdb")),
					this.models.values().stream().map((model) -> model.path() + "\n" + model.sql()),
					this.checks.entrySet().stream().map((check) -> check.getKey().name() + "\n" + check.getValue()),
					seedTexts)
			.flatMap((texts) -> texts)
			.forEach((text) -> digest.update((text + "\n").getBytes(StandardCharsets.UTF_8)));
		return ContentHash.of(digest.digest()).hex();
	}

}

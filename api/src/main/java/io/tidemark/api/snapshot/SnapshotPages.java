package io.tidemark.api.snapshot;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.tidemark.api.answer.Question;
import io.tidemark.api.browse.FilterForm;
import io.tidemark.api.browse.PageWays;
import io.tidemark.api.store.PublishedSnapshots;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.FigureTable;
import io.tidemark.reports.html.FormView.Field;
import io.tidemark.reports.html.FormView.Option;
import io.tidemark.reports.html.PageLink;
import io.tidemark.reports.html.Surroundings;
import io.tidemark.reports.html.TablePage;
import io.tidemark.reports.html.TableWays;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What pages about snapshots have around their tables: a form that compares two of them,
 * and links to their manifests.
 */
final class SnapshotPages {

	/** How many differences a page has. */
	private static final int ROWS = 200;

	private final Question question;

	private final List<String> versions;

	private final PageWays ways;

	/**
	 * Create pages.
	 * @param versions the versions that can be compared, the newest first; empty for none
	 */
	SnapshotPages(Question question, List<String> versions) {
		this.question = question;
		this.versions = List.copyOf(versions);
		this.ways = new PageWays(question);
	}

	TablePage list(TablePage page) {
		String after = this.versions.isEmpty() ? "" : this.versions.get(0);
		String before = (this.versions.size() > 1) ? this.versions.get(1) : after;
		return page.with(List.of(), around(before, after), new TableWays(Map.of(), new TableWays.CellWays() {

			@Override
			public @Nullable String find(FigureRow row, FigureColumn column) {
				return column.name().equals("version") ? manifest(row.text("version")) : null;
			}

		}));
	}

	TablePage diff(TablePage page, Snapshot before, Snapshot after) {
		String from = before.version().toString();
		String to = after.version().toString();
		return page.with(List.of(),
				around(from, to).explainedBy(List.of(new PageLink("How %s was made".formatted(from), manifest(from)),
						new PageLink("How %s was made".formatted(to), manifest(to))), List.of()),
				TableWays.NONE);
	}

	/**
	 * Lay a manifest out, between those of the snapshots after and before it.
	 * @param mayCompare whether to lead to how it differs from the one before
	 */
	TablePage manifest(TablePage page, Snapshot snapshot, boolean mayCompare) {
		String version = snapshot.version().toString();
		int place = this.versions.indexOf(version);
		String before = (place < 0 || place + 1 == this.versions.size()) ? null : this.versions.get(place + 1);
		List<PageLink> neighbours = new ArrayList<>();
		if (place > 0) {
			neighbours.add(manifestLink(this.versions.get(place - 1), false));
		}
		neighbours.add(manifestLink(version, true));
		if (before != null) {
			neighbours.add(manifestLink(before, false));
		}
		List<PageLink> links = new ArrayList<>();
		links.add(new PageLink("Figures of this snapshot",
				this.question.links().to("/", Map.of(PublishedSnapshots.SNAPSHOT, version))));
		if (before != null && mayCompare) {
			links.add(new PageLink("Compare with %s, the one before".formatted(before),
					this.ways.to(SnapshotController.PATH + "diff/",
							Map.of(SnapshotController.BEFORE, before, SnapshotController.AFTER, version))));
		}
		links.add(new PageLink("All snapshots", this.ways.to(SnapshotController.PATH, Map.of())));
		return page.with(neighbours,
				Surroundings.of(this.ways.site(SnapshotController.PATH, false)).explainedBy(links, List.of()),
				TableWays.NONE);
	}

	private PageLink manifestLink(String version, boolean isThis) {
		return new PageLink(version, manifest(version), isThis);
	}

	private String manifest(String version) {
		return this.ways.to(SnapshotController.PATH + version + "/", Map.of());
	}

	private Surroundings around(String before, String after) {
		Surroundings site = Surroundings.of(this.ways.site(SnapshotController.PATH, false));
		return (this.versions.size() < 2) ? site
				: site.with(FilterForm.keeping(this.question, SnapshotController.PATH + "diff/",
						List.of(field(SnapshotController.BEFORE, "Compare", before),
								field(SnapshotController.AFTER, "with", after))),
						List.of(), List.of());
	}

	private Field field(String name, String label, String chosen) {
		return new Field(name, label, "select", "",
				Stream.concat(this.versions.stream(), Stream.of(chosen).filter((each) -> !this.versions.contains(each)))
					.map((version) -> new Option(version, version, version.equals(chosen)))
					.toList());
	}

	/**
	 * Cut a page out of rows that are read one after the other, for there may be many.
	 */
	static FigurePage page(FigureRows all, int number) {
		List<FigureRow> rows = new ArrayList<>();
		Iterator<FigureRow> each = all.rows().iterator();
		long first = (number - 1L) * ROWS;
		for (long index = 0; each.hasNext() && index < first + ROWS; index++) {
			FigureRow row = each.next();
			if (index >= first) {
				rows.add(row);
			}
		}
		return new FigurePage(new FigureTable(all.columns(), rows), null,
				each.hasNext() ? Map.of(Parameter.PAGE.parameter(), Integer.toString(number + 1)) : Map.of());
	}

}

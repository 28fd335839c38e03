package io.tidemark.reports.mail;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.OverviewView.MoverView;
import io.tidemark.reports.view.OverviewView.MoversView;
import io.tidemark.reports.view.TableView;
import io.tidemark.reports.view.TableView.LinkView;
import io.tidemark.reports.view.TableView.RowView;

/**
 * Shows the largest movements of MRR: who, by how much, of what and why.
 */
final class MoverTable {

	static final int MOST = 5;

	private MoverTable() {
	}

	static TableView of(MoversView movers, Wording words) {
		List<RowView> rows = movers.rows()
			.stream()
			.map((mover) -> new RowView(List.of(mover.customer(), mover.amount()), "plain", note(mover), mover.tone(),
					mover.href()))
			.toList();
		boolean isAll = movers.count().equals(Integer.toString(rows.size()));
		String note = rows.isEmpty() ? words.say("movers.none") : null;
		LinkView more = (movers.all() != null && !rows.isEmpty())
				? new LinkView(words.say("movers.all", movers.count()), movers.all()) : null;
		if (more == null && !isAll) {
			note = words.say("movers.some", Integer.toString(rows.size()), movers.count());
		}
		return new TableView(words.say("movers.title", movers.day()), List.of("", ""), rows, note, more);
	}

	private static String note(MoverView mover) {
		return Stream.of(mover.movement(), mover.product(), mover.cause())
			.filter(Objects::nonNull)
			.filter((part) -> !part.equals(Notation.NOTHING))
			.collect(Collectors.joining(" \u00B7 "));
	}

}

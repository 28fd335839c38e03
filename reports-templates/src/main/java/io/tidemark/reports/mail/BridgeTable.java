package io.tidemark.reports.mail;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.tidemark.catalogue.Movement;
import io.tidemark.figure.series.MrrBridge;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.view.TableView;
import io.tidemark.reports.view.TableView.RowView;

/**
 * Shows bridges of one currency side by side, from opening to closing, so that each
 * column adds up. A kind of movement that none of them has is left out.
 */
final class BridgeTable {

	/** Gains first, then losses. */
	private static final List<Movement> ORDER = List.of(Movement.NEW, Movement.EXPANSION, Movement.REACTIVATION,
			Movement.CONTRACTION, Movement.CHURN);

	private BridgeTable() {
	}

	static TableView of(ReportParts parts, List<String> titles, MrrBridge... bridges) {
		List<String> columns = new ArrayList<>(List.of(""));
		columns.addAll(titles);
		Notation notation = parts.notation();
		List<RowView> rows = new ArrayList<>();
		rows.add(row("total", parts.words().say("bridge.opening"),
				(bridge) -> notation.money(bridge.opening(), bridge.currency()), bridges));
		for (Movement movement : ORDER) {
			if (Arrays.stream(bridges).allMatch((bridge) -> signed(bridge, movement).signum() == 0)) {
				continue;
			}
			rows.add(row("plain", parts.words().say("movement." + movement.label()),
					(bridge) -> moved(notation, bridge, signed(bridge, movement)), bridges));
		}
		if (Arrays.stream(bridges).anyMatch((bridge) -> bridge.rounding().signum() != 0)) {
			rows.add(row("quiet", parts.words().say("bridge.rounding"),
					(bridge) -> moved(notation, bridge, bridge.rounding()), bridges));
		}
		rows.add(row("total", parts.words().say("bridge.closing"),
				(bridge) -> notation.money(bridge.closing(), bridge.currency()), bridges));
		return new TableView(parts.words().say("bridge.title"), columns, rows, null);
	}

	private static RowView row(String kind, String label, Function<MrrBridge, String> cell, MrrBridge... bridges) {
		List<String> cells = new ArrayList<>(List.of(label));
		Arrays.stream(bridges).map(cell).forEach(cells::add);
		return new RowView(cells, kind);
	}

	private static BigDecimal signed(MrrBridge bridge, Movement movement) {
		BigDecimal amount = Objects.requireNonNull(bridge.movements().get(movement));
		return movement.isGain() ? amount : amount.negate();
	}

	private static String moved(Notation notation, MrrBridge bridge, BigDecimal amount) {
		return (amount.signum() == 0) ? Notation.NOTHING
				: Notation.signed(amount, notation.money(amount, bridge.currency()));
	}

}

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
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.RowView;
import io.tidemark.reports.view.TableView;

/**
 * Shows bridges side by side, from opening to closing, so that each column adds up.
 */
final class BridgeTable {

	/** Gains first, then losses. */
	private static final List<Movement> ORDER = List.of(Movement.NEW, Movement.EXPANSION, Movement.REACTIVATION,
			Movement.CONTRACTION, Movement.CHURN);

	private final Notation notation;

	private final Wording words;

	BridgeTable(Notation notation, Wording words) {
		this.notation = notation;
		this.words = words;
	}

	/**
	 * Show bridges of the same currency.
	 */
	TableView of(List<String> titles, MrrBridge... bridges) {
		List<String> columns = new ArrayList<>(List.of(""));
		columns.addAll(titles);
		List<RowView> rows = new ArrayList<>();
		rows.add(row("total", this.words.say("bridge.opening"), MrrBridge::opening, false, bridges));
		for (Movement movement : ORDER) {
			rows.add(row("plain", this.words.say("movement." + movement.label()), (bridge) -> signed(bridge, movement),
					true, bridges));
		}
		if (Arrays.stream(bridges).anyMatch((bridge) -> bridge.rounding().signum() != 0)) {
			rows.add(row("quiet", this.words.say("bridge.rounding"), MrrBridge::rounding, true, bridges));
		}
		rows.add(row("total", this.words.say("bridge.closing"), MrrBridge::closing, false, bridges));
		return new TableView(this.words.say("bridge.title"), columns, rows, null);
	}

	private static BigDecimal signed(MrrBridge bridge, Movement movement) {
		BigDecimal amount = Objects.requireNonNull(bridge.movements().get(movement));
		return movement.isGain() ? amount : amount.negate();
	}

	private RowView row(String kind, String label, Function<MrrBridge, BigDecimal> amount, boolean isSigned,
			MrrBridge... bridges) {
		List<String> cells = new ArrayList<>(List.of(label));
		for (MrrBridge bridge : bridges) {
			BigDecimal value = amount.apply(bridge);
			String shown = this.notation.money(value, bridge.currency());
			cells.add(isSigned ? (value.signum() == 0) ? Notation.NOTHING : Notation.signed(value, shown) : shown);
		}
		return new RowView(cells, kind);
	}

}

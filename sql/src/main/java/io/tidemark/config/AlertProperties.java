package io.tidemark.config;

import java.time.Duration;
import java.util.List;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureQuestion;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A figure that somebody wants to hear of when it is out of bounds.
 *
 * @param figure the figure, with its filters behind a question mark
 * @param filter more filters, as in {@code status=active}; null for none
 * @param column the column that is looked at, null if the figure has one measure only
 * @param when when the alert is on
 * @param grace how long it must have been on before it is told
 * @param to who is told, the operator if left out
 */
public record AlertProperties(FigureQuestion figure, @Nullable String filter, @Nullable String column,
		AlertCondition when, @DefaultValue("0s") Duration grace, @DefaultValue List<MailAddress> to) {

	public AlertProperties {
		if (figure == null || when == null) {
			throw new IllegalArgumentException(
					"an alert needs a figure like customers/summary, and when, like 'below 1000'");
		}
		if (filter != null) {
			for (var parameter : FigureQuestion.of(figure.figure() + "?" + filter).parameters().entrySet()) {
				figure = figure.with(parameter.getKey(), parameter.getValue());
			}
			filter = null;
		}
		List<String> measures = figure.columns()
			.stream()
			.filter((each) -> !each.kind().isDimension())
			.map(FigureColumn::name)
			.toList();
		if (column == null && measures.size() == 1) {
			column = measures.get(0);
		}
		if (column == null || !measures.contains(column)) {
			throw new IllegalArgumentException(
					"the column of %s must be one of %s".formatted(figure.figure(), String.join(", ", measures)));
		}
		if (figure.columns().stream().filter((each) -> each.kind() == ColumnKind.DATE).count() > 1) {
			throw new IllegalArgumentException("no alert can look at " + figure.figure());
		}
		if (grace.isNegative()) {
			throw new IllegalArgumentException("grace must be a duration like 12h");
		}
		to = List.copyOf(to);
	}

}

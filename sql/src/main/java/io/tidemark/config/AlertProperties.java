package io.tidemark.config;

import java.time.Duration;
import java.util.List;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.FigureQuestion;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * An alert about a figure that is out of bounds.
 *
 * @param filter more filters, as in {@code status=active}; null for none
 * @param column the column that is watched, null if the figure has one measure only
 * @param grace how long it must last before anyone is notified
 * @param to who is notified, the operator if empty
 */
public record AlertProperties(FigureQuestion figure, @Nullable String filter, @Nullable String column,
		AlertCondition when, @DefaultValue("0s") Duration grace, @DefaultValue List<MailAddress> to) {

	public AlertProperties {
		Assert.isTrue(figure != null && when != null,
				"an alert needs a figure like customers/summary, and when, like 'below 1000'");
		if (filter != null) {
			for (var parameter : FigureQuestion.of(figure.figure() + "?" + filter).parameters().toMap().entrySet()) {
				figure = figure.with(parameter.getKey(), parameter.getValue());
			}
			filter = null;
		}
		List<String> measures = figure.figure()
			.columns()
			.stream()
			.filter((each) -> !each.kind().isDimension())
			.map(FigureColumn::name)
			.toList();
		if (column == null && measures.size() == 1) {
			column = measures.get(0);
		}
		Assert.isTrue(column != null && measures.contains(column),
				"the column of %s must be one of %s".formatted(figure.figure(), String.join(", ", measures)));
		Assert.isTrue(figure.figure().kind() != Figure.Kind.HISTORY,
				"an alert can't look at a history like " + figure.figure());
		Assert.isTrue(!grace.isNegative(), "grace must be a duration like 12h");
		to = List.copyOf(to);
	}

}

package io.tidemark.jobs.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;

/**
 * An invoice with its items and what becomes of it.
 */
record Invoice(long id, Market market, LocalDateTime issuedAt, LocalDate dueOn, List<InvoiceItem> items,
		Settlement settlement) {

	Invoice {
		items = List.copyOf(items);
	}

	BigDecimal net() {
		return sum(InvoiceItem::net);
	}

	BigDecimal tax() {
		return sum(InvoiceItem::tax);
	}

	InvoiceState stateOn(LocalDate lastDay) {
		LocalDateTime closing = lastDay.plusDays(1).atStartOfDay();
		if (!this.settlement.sentAt().isBefore(closing)) {
			return InvoiceState.DRAFT;
		}
		if (this.settlement.voidedAt().isBefore(closing)) {
			return InvoiceState.VOID;
		}
		if (this.settlement.paidAt().isBefore(closing)) {
			return InvoiceState.PAID;
		}
		return this.dueOn.isBefore(lastDay) ? InvoiceState.OVERDUE : InvoiceState.SENT;
	}

	/**
	 * What is still to be paid at the end of a day.
	 */
	BigDecimal dueAfter(LocalDate lastDay) {
		return switch (stateOn(lastDay)) {
			case DRAFT, PAID, VOID -> BigDecimal.ZERO;
			case SENT, OVERDUE -> net().add(tax()).subtract(this.settlement.partPaidBy(lastDay));
		};
	}

	private BigDecimal sum(Function<InvoiceItem, BigDecimal> part) {
		return this.items.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

}

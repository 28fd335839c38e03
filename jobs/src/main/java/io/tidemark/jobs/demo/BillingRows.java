package io.tidemark.jobs.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Renders rows as they stand at the end of a plan's last day; what happens later is left
 * out.
 */
final class BillingRows {

	private final LocalDate lastDay;

	private final LocalDateTime closing;

	private final Map<BillingTable, CsvRows> tables = new EnumMap<>(BillingTable.class);

	BillingRows(DemoPlan plan) {
		this.lastDay = plan.lastDay();
		this.closing = plan.closing();
		for (BillingTable table : BillingTable.values()) {
			this.tables.put(table, new CsvRows(plan.zone()));
		}
	}

	String take(BillingTable table) {
		return into(table).take();
	}

	void add(Dealer dealer) {
		into(BillingTable.DEALER).add(dealer.id())
			.add(dealer.code())
			.add(dealer.name())
			.add(dealer.region())
			.add(dealer.contractedAt())
			.end();
	}

	void add(Customer customer) {
		Relationship relationship = customer.relationship();
		CsvRows row = into(BillingTable.CUSTOMER).add(customer.id())
			.add("AC" + (100_000 + customer.id()))
			.add(customer.company().name())
			.add(customer.company().email())
			.add(relationship.stateBefore(this.closing).code())
			.add(customer.dealerCode())
			.add(relationship.from());
		Optional<LocalDateTime> closed = relationship.closedBefore(this.closing);
		closed.ifPresentOrElse(row::add, row::addNull);
		row.end();
		customer.subscriptions().forEach((subscription) -> add(customer, subscription));
	}

	void addNumbers(Customer customer, List<PhoneNumber> numbers) {
		for (PhoneNumber number : numbers) {
			if (number.allocatedAt().isBefore(this.closing)) {
				CsvRows row = into(BillingTable.PHONE_NUMBER).add(number.id()).add(number.e164());
				CsvRows owned = number.stock() ? row.addNull() : row.add(customer.id());
				owned.add(number.type().code())
					.add(number.stateBefore(this.closing))
					.add(customer.dealerCode())
					.add(number.allocatedAt())
					.end();
			}
		}
	}

	void addFeatures(Customer customer, List<Feature> features) {
		CustomerState state = customer.relationship().stateBefore(this.closing);
		for (Feature feature : features) {
			if (feature.orderedAt().isBefore(this.closing)) {
				into(BillingTable.FEATURE).add(feature.id())
					.add(customer.id())
					.add(feature.type())
					.add(feature.stateBefore(this.closing, state))
					.add(customer.dealerCode())
					.add(feature.market().currency())
					.add((feature.recurring() ? ChargeKind.RECURRING : ChargeKind.ONE_OFF).code())
					.add(feature.price())
					.add(feature.quantity())
					.add(feature.interval().unit())
					.add(feature.interval().count())
					.add(feature.orderedAt())
					.end();
			}
		}
	}

	void addInvoices(Customer customer, List<Invoice> invoices) {
		for (Invoice invoice : invoices) {
			if (invoice.issuedAt().isBefore(this.closing)) {
				add(customer, invoice);
			}
		}
	}

	private void add(Customer customer, Invoice invoice) {
		BigDecimal net = invoice.net();
		BigDecimal tax = invoice.tax();
		into(BillingTable.INVOICE).add(invoice.id())
			.add("INV-" + invoice.id())
			.add(customer.id())
			.add(customer.dealerCode())
			.add(invoice.market().currency())
			.add(invoice.stateOn(this.lastDay).code())
			.add(invoice.issuedAt())
			.add(invoice.dueOn())
			.add(net)
			.add(tax)
			.add(net.add(tax))
			.add(invoice.dueAfter(this.lastDay))
			.end();
		int line = 1;
		for (InvoiceItem item : invoice.items()) {
			into(BillingTable.INVOICE_ITEM).add(item.id())
				.add(invoice.id())
				.add(line)
				.add(item.category().code())
				.add(item.description())
				.add(item.net())
				.add(item.tax())
				.end();
			line++;
		}
	}

	private void add(Customer customer, Subscription subscription) {
		if (subscription.from().isBefore(this.closing)) {
			CsvRows row = into(BillingTable.SUBSCRIPTION).add(subscription.id())
				.add(customer.id())
				.add(subscription.market().currency())
				.add(subscription.from());
			addIfPast(row, subscription.to());
			subscription.periods().forEach((period) -> add(subscription, period));
		}
	}

	private void add(Subscription subscription, Period period) {
		if (period.from().isBefore(this.closing)) {
			Terms terms = period.terms();
			CsvRows row = into(BillingTable.SUBSCRIPTION_PERIOD).add(period.id())
				.add(subscription.id())
				.add(terms.product())
				.add(terms.unitPrice())
				.add(terms.quantity())
				.add(terms.discount())
				.add(terms.interval().unit())
				.add(terms.interval().count())
				.add(terms.line().chargeKind().code())
				.add(terms.phase().code())
				.add(period.from());
			addIfPast(row, period.to());
		}
	}

	private void addIfPast(CsvRows row, LocalDateTime end) {
		if (end.isBefore(this.closing)) {
			row.add(end).end();
		}
		else {
			row.addNull().end();
		}
	}

	private CsvRows into(BillingTable table) {
		@Nullable CsvRows rows = this.tables.get(table);
		if (rows == null) {
			throw new IllegalStateException("no rows are kept for table " + table);
		}
		return rows;
	}

}

package io.tidemark.jobs.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a customer's monthly billing, per currency, and takes orders in between.
 */
final class InvoiceWalk {

	private static final int RUN_HOUR = 5;

	private static final int RUN_SECONDS = 5400;

	private final Customer customer;

	private final LocalDateTime horizon;

	private final Dice dice;

	private final CustomerIds ids;

	private final PaymentWalk payments;

	private final int billingDay;

	private final List<Invoice> invoices = new ArrayList<>();

	InvoiceWalk(Customer customer, LocalDateTime horizon, Dice dice, CustomerIds ids) {
		this.customer = customer;
		this.horizon = horizon;
		this.dice = dice;
		this.ids = ids;
		this.payments = new PaymentWalk(customer.relationship(), dice);
		this.billingDay = dice.chance(0.6) ? 1 : dice.between(2, 28);
	}

	List<Invoice> walk() {
		for (Market market : Market.values()) {
			List<Subscription> billed = this.customer.subscriptions()
				.stream()
				.filter((subscription) -> subscription.market() == market)
				.toList();
			if (!billed.isEmpty()) {
				walk(market, billed);
			}
		}
		return this.invoices;
	}

	private void walk(Market market, List<Subscription> billed) {
		List<Charges> meters = billed.stream()
			.map((subscription) -> new Charges(subscription, this.customer.seats(), this.dice))
			.toList();
		LocalDateTime previous = billed.stream().map(Subscription::from).min(LocalDateTime::compareTo).orElseThrow();
		LocalDateTime end = billed.stream().map(Subscription::to).max(LocalDateTime::compareTo).orElseThrow();
		LocalDateTime run = firstRun(previous.toLocalDate());
		while (run.isBefore(this.horizon) && previous.isBefore(end)) {
			if (this.dice.chance(0.015)) {
				order(market, this.dice.within(previous, run));
			}
			List<Charge> charges = new ArrayList<>();
			for (Charges meter : meters) {
				charges.addAll(meter.bill(previous, run));
			}
			credit(charges);
			issue(market, run, false, charges);
			previous = run;
			run = run.plusMonths(1);
		}
	}

	private LocalDateTime firstRun(LocalDate start) {
		LocalDate sameMonth = start.withDayOfMonth(this.billingDay);
		LocalDate day = sameMonth.isAfter(start) ? sameMonth : sameMonth.plusMonths(1);
		return day.atTime(RUN_HOUR, 0).plusSeconds(this.customer.id() % RUN_SECONDS);
	}

	private void order(Market market, LocalDateTime orderedAt) {
		BigDecimal price = market.price(BigDecimal.valueOf(this.dice.between(3900, 32_000), 2));
		BigDecimal goods = price.multiply(BigDecimal.valueOf(this.dice.between(1, 6)));
		issue(market, orderedAt, true, List.of(new Charge(ItemCategory.EQUIPMENT, "Hardware order", goods),
				new Charge(ItemCategory.ONE_OFF, "Delivery", market.price(new BigDecimal("12.50")))));
	}

	private void credit(List<Charge> charges) {
		if (!charges.isEmpty() && this.dice.chance(0.025)) {
			BigDecimal net = charges.stream().map(Charge::net).reduce(BigDecimal.ZERO, BigDecimal::add);
			BigDecimal share = BigDecimal.valueOf(this.dice.between(3, 30), 2);
			BigDecimal credit = net.multiply(share).setScale(2, RoundingMode.HALF_UP).negate();
			charges.add(new Charge(ItemCategory.CREDIT, "Goodwill credit", credit));
		}
	}

	private void issue(Market market, LocalDateTime issuedAt, boolean ordered, List<Charge> charges) {
		if (charges.isEmpty()) {
			return;
		}
		List<InvoiceItem> items = new ArrayList<>(charges.size());
		BigDecimal amount = BigDecimal.ZERO;
		for (Charge charge : charges) {
			BigDecimal tax = market.tax(charge.net());
			amount = amount.add(charge.net()).add(tax);
			items.add(new InvoiceItem(this.ids.nextItem(), charge.category(), charge.description(), charge.net(), tax));
		}
		Settlement settlement = this.payments.settle(issuedAt, ordered, amount);
		this.invoices.add(new Invoice(this.ids.nextInvoice(), market, issuedAt, this.payments.dueOn(issuedAt), items,
				settlement));
	}

}

package io.tidemark.jobs.demo;

import java.time.LocalDateTime;
import java.util.List;

/**
 * An invented telecom and SaaS business, made up customer by customer.
 */
final class DemoBusiness {

	private final DemoPlan plan;

	private final DealerRoster dealers;

	private final SignUpCalendar calendar;

	DemoBusiness(DemoPlan plan) {
		this.plan = plan;
		this.dealers = new DealerRoster(plan);
		this.calendar = new SignUpCalendar(plan);
	}

	/**
	 * How many customers have signed up by the last day.
	 */
	int customers() {
		return this.calendar.countUntil(this.plan.lastDay());
	}

	void addDealers(BillingRows rows) {
		this.dealers.dealers().forEach(rows::add);
	}

	/**
	 * Makes up a customer, counted from 1, always up to the horizon: so its past does not
	 * depend on the last day.
	 */
	void addCustomer(int number, BillingRows rows) {
		Dice dice = new Dice(this.plan.seed(), number);
		CustomerIds ids = new CustomerIds(number);
		LocalDateTime horizon = this.plan.horizon();
		Customer customer = new CustomerWalk(number, dice, ids).walk(this.calendar.day(number), horizon, this.dealers);
		List<PhoneNumber> numbers = new NumberWalk(horizon, dice, ids).walk(customer);
		List<Feature> features = new FeatureWalk(this.plan.closing(), dice, ids).walk(customer);
		List<Invoice> invoices = new InvoiceWalk(customer, horizon, dice, ids).walk();
		rows.add(customer);
		rows.addNumbers(customer, numbers);
		rows.addFeatures(customer, features);
		rows.addInvoices(customer, invoices);
	}

}

package io.tidemark.jobs.demo;

import java.util.List;
import java.util.Locale;

/**
 * The invented name of a company, with a mail address under a reserved domain.
 */
record CompanyName(String name, String email) {

	private static final List<String> FIRST = List.of("Ashdown", "Bramley", "Calder", "Dunmore", "Elmstead", "Fairholm",
			"Greystone", "Hartwell", "Ivybridge", "Kingsway", "Larkfield", "Marlow", "Northgate", "Orchard", "Pembury",
			"Quayside", "Redcliffe", "Stanmore", "Thornbury", "Upton", "Verity", "Westbrook");

	private static final List<String> TRADE = List.of("Accountants", "Architects", "Bakeries", "Building Supplies",
			"Care Homes", "Couriers", "Dental", "Design", "Engineering", "Estates", "Foods", "Garages", "Hotels",
			"Insurance", "Joinery", "Legal", "Logistics", "Media", "Opticians", "Packaging", "Recruitment", "Schools",
			"Travel", "Veterinary");

	static CompanyName draw(long customer, Market market, Dice dice) {
		String first = FIRST.get(dice.between(0, FIRST.size() - 1));
		String trade = TRADE.get(dice.between(0, TRADE.size() - 1));
		String host = (first + "-" + trade.replace(' ', '-')).toLowerCase(Locale.ROOT);
		String form = switch (market) {
			case UNITED_KINGDOM -> "Ltd";
			case IRELAND -> "DAC";
			case UNITED_STATES -> "Inc.";
		};
		return new CompanyName(first + " " + trade + " " + form, "accounts@" + host + "-" + customer + ".example");
	}

}

package io.tidemark.reports.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a finance team wants to know first, as far as the reader may see it.
 *
 * @param chosen what the cards are of, as in EUR
 * @param dealer the dealer that all figures are limited to, null for all together
 * @param cards the figures of what is chosen
 * @param currencies the same figures of each currency
 * @param plot the MRR with what moved it, null if there is none to be seen
 * @param movers the largest movements of the last day, null if they are not to be seen
 * @param restated why past days differ from the previous snapshot, in a line each
 * @param restatedHref where all of that is, null for nowhere
 * @param remarks sentences on what is compared with
 */
public record OverviewView(String chosen, @Nullable String dealer, List<CardView> cards, List<CurrencyRow> currencies,
		@Nullable PlotView plot, @Nullable MoversView movers, List<String> restated, @Nullable String restatedHref,
		List<String> remarks) {

	public OverviewView {
		cards = List.copyOf(cards);
		currencies = List.copyOf(currencies);
		restated = List.copyOf(restated);
		remarks = List.copyOf(remarks);
	}

	/**
	 * A figure with its changes, linked to its page.
	 *
	 * @param brief its label where there is little room
	 * @param value the figure, a dash if there is none
	 */
	public record CardView(String label, String brief, String value, List<ChangeNote> changes, String href) {

		public CardView {
			changes = List.copyOf(changes);
		}

	}

	/**
	 * A change in words.
	 *
	 * @param tone {@code good}, {@code bad} or {@code flat}
	 * @param words what it is compared with
	 */
	public record ChangeNote(String tone, String amount, String words) {
	}

	/**
	 * The figures of one currency, in the order of the cards.
	 *
	 * @param code the currency, null for all together
	 * @param name the same in words
	 * @param href the overview of it
	 */
	public record CurrencyRow(@Nullable String code, String name, String href, boolean chosen, List<CardView> cards) {

		public CurrencyRow {
			cards = List.copyOf(cards);
		}

	}

	/**
	 * The largest movements of a day.
	 *
	 * @param day the day in words
	 * @param all where all of that day are, null for nowhere
	 * @param count how many there are
	 */
	public record MoversView(String day, List<MoverView> rows, @Nullable String all, String count) {

		public MoversView {
			rows = List.copyOf(rows);
		}

	}

	/**
	 * One movement.
	 *
	 * @param href where all movements of the customer are, null for nowhere
	 */
	public record MoverView(String customer, @Nullable String href, String movement, String amount, String tone,
			String product, String cause) {
	}

}

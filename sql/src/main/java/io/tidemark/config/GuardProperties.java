package io.tidemark.config;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far the figures of a tenant may jump before its snapshot is held; {@code off}
 * switches all guards off.
 *
 * @param customers of the number of customers
 * @param numbers of the number of numbers
 * @param features of the number of features
 * @param invoices of the number of invoices in each currency
 * @param invoiceAmount of the amount of invoices in each currency
 * @param mrr of the MRR in each currency
 */
public record GuardProperties(@DefaultValue JumpGuard customers, @DefaultValue JumpGuard numbers,
		@DefaultValue JumpGuard features, @DefaultValue JumpGuard invoices, @DefaultValue JumpGuard invoiceAmount,
		@DefaultValue JumpGuard mrr) {

	/** All guards as they are by default. */
	public static final GuardProperties DEFAULTS = of(true);

	/**
	 * Switch all guards on, as they are by default, or off.
	 * @param isOn whether figures are guarded
	 * @return the guards
	 */
	public static GuardProperties of(Boolean isOn) {
		JumpGuard guard = JumpGuard.of(isOn);
		return new GuardProperties(guard, guard, guard, guard, guard, guard);
	}

	/**
	 * Switch all guards on or off, as an environment variable says.
	 * @param text on or off
	 * @return the guards
	 * @throws IllegalArgumentException saying how guards are written
	 */
	public static GuardProperties of(String text) {
		return of(JumpGuard.isOn(text));
	}

	/**
	 * Return the guard of a figure.
	 * @param figure the figure
	 * @return how far it may jump
	 */
	public JumpGuard guard(GuardedFigure figure) {
		return switch (figure) {
			case CUSTOMERS -> this.customers;
			case NUMBERS -> this.numbers;
			case FEATURES -> this.features;
			case INVOICES -> this.invoices;
			case INVOICE_AMOUNT -> this.invoiceAmount;
			case MRR -> this.mrr;
		};
	}

	String fingerprint() {
		return Arrays.stream(GuardedFigure.values()).map((figure) -> {
			JumpGuard guard = guard(figure);
			return guard.enabled() ? String.join("/", guard.maxFall().toPlainString(), guard.maxRise().toPlainString(),
					figure.minChange(guard).toPlainString()) : "off";
		}).collect(Collectors.joining(","));
	}

}

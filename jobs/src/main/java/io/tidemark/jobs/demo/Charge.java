package io.tidemark.jobs.demo;

import java.math.BigDecimal;

/**
 * An amount to be invoiced, before tax.
 */
record Charge(ItemCategory category, String description, BigDecimal net) {

}

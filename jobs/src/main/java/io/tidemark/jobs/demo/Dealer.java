package io.tidemark.jobs.demo;

import java.time.LocalDateTime;

/**
 * A partner who sells for the business.
 */
record Dealer(long id, String code, String name, String region, LocalDateTime contractedAt) {

}

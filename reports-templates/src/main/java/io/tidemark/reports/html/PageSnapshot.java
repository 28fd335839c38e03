package io.tidemark.reports.html;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Which snapshot a page was made from.
 *
 * @param version the snapshot's version, as in 2026-11-19.1
 * @param dataAsOf when the source was read, shown in UTC to the second
 */
public record PageSnapshot(String tenant, String version, LocalDate businessDate, Instant dataAsOf) {
}

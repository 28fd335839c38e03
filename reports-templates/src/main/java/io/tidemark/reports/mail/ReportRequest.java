package io.tidemark.reports.mail;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Which report of which snapshot is asked for, and for whom.
 *
 * @param report {@code daily}, {@code monthly} or the name of a user's template folder
 * @param locale the language of its texts, and how numbers and dates are written
 * @param zone the zone of instants
 * @param dealerCode the dealer that all figures are limited to, null for all together
 * @param subject a FreeMarker template of the subject, null for that of the report; like
 * all templates it knows {@code tenant}, {@code period}, {@code version}, {@code dealer}
 * (missing without one) and the whole {@code report}
 * @param apiUrl where the API answers, null for no link to it
 */
public record ReportRequest(String report, Snapshot snapshot, Locale locale, ZoneId zone, @Nullable String dealerCode,
		@Nullable String subject, List<String> notices, @Nullable URI apiUrl) {

	public ReportRequest {
		notices = List.copyOf(notices);
	}

}

package io.tidemark.reports.text;

import java.util.Map;

import io.tidemark.figure.kpi.DealerNames;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;

/**
 * What dealers are called in a report: by name and code, harmless whatever they are.
 */
public record DealerLabels(Map<String, String> names, Wording words) {

	private static final int LONGEST = 60;

	public static DealerLabels read(SnapshotContent content, Snapshot snapshot, Wording words) {
		return new DealerLabels(new DealerNames(content).read(snapshot), words);
	}

	public String of(String dealerCode) {
		String code = CleanText.line(dealerCode, LONGEST);
		String name = this.names.get(dealerCode);
		return (name != null) ? "%s (%s)".formatted(CleanText.line(name, LONGEST), code)
				: this.words.sayOr("dealer." + dealerCode, code);
	}

}

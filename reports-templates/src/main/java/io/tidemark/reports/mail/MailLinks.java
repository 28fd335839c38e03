package io.tidemark.reports.mail;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.registry.Figure;
import io.tidemark.reports.plot.Ways;
import org.jspecify.annotations.Nullable;

/**
 * Leads from a mail to the pages of the snapshot that it reports.
 */
final class MailLinks implements Ways {

	private static final String SNAPSHOT = "snapshot";

	private final @Nullable String base;

	private final String version;

	private final @Nullable String dealerCode;

	/**
	 * Create the links of a report.
	 */
	MailLinks(ReportRequest request) {
		this.base = base(request.apiUrl());
		this.version = request.snapshot().version().toString();
		this.dealerCode = request.dealerCode();
	}

	/**
	 * Return an address that a mail may lead to, without the last slash; null for one of
	 * another kind.
	 */
	private static @Nullable String base(@Nullable URI url) {
		return (url != null && url.getScheme() != null
				&& Set.of("http", "https").contains(url.getScheme().toLowerCase(Locale.ROOT)))
						? url.toString().replaceFirst("/+$", "") : null;
	}

	/**
	 * Return the address of a figure.
	 * @return null if no address is known, or if the figure is not known by dealer and
	 * the readers are to see one alone
	 */
	@Override
	public @Nullable String to(Figure figure, Map<Parameter, String> parameters) {
		if (this.dealerCode != null && !figure.parameters().contains(Parameter.DEALER_CODE)) {
			return null;
		}
		SortedMap<String, String> asked = new TreeMap<>();
		parameters.forEach((parameter, text) -> {
			if (figure.parameters().contains(parameter)) {
				asked.put(parameter.parameter(), text);
			}
		});
		return to(figure.path() + "/", asked);
	}

	/**
	 * Return the address of the overview of a currency.
	 * @param currency null for all together, or else the main one
	 */
	@Nullable String toOverview(@Nullable String currency) {
		return to("/", (currency != null) ? Map.of(Parameter.CURRENCY.parameter(), currency) : Map.of());
	}

	private @Nullable String to(String path, Map<String, String> parameters) {
		if (this.base == null) {
			return null;
		}
		SortedMap<String, String> all = new TreeMap<>(parameters);
		all.put(SNAPSHOT, this.version);
		if (this.dealerCode != null) {
			all.put(Parameter.DEALER_CODE.parameter(), this.dealerCode);
		}
		return all.entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "="
					+ URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&", this.base + path.replaceFirst("//+$", "/") + "?", ""));
	}

}

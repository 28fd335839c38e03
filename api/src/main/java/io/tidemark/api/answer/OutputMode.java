package io.tidemark.api.answer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;

/**
 * The formats of answers, as the parameter {@code outputMode} names them.
 */
public enum OutputMode {

	/** The shapes of the reference. */
	JSON(MediaType.APPLICATION_JSON, "application/json"),
	/** Comma-separated values with a header of labels. */
	CSV(new MediaType("text", "csv"), "text/csv;charset=UTF-8"),
	/** A page. */
	HTML(MediaType.TEXT_HTML, "text/html;charset=UTF-8"),
	/** A workbook. */
	XLSX(new MediaType("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
			"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

	/** The parameter that names a format. */
	public static final String PARAMETER = "outputMode";

	private static final List<OutputMode> PREFERENCE = List.of(HTML, JSON, CSV, XLSX);

	private final MediaType type;

	private final String contentType;

	OutputMode(MediaType type, String contentType) {
		this.type = type;
		this.contentType = contentType;
	}

	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	public String contentType() {
		return this.contentType;
	}

	boolean isDownload() {
		return this == CSV || this == XLSX;
	}

	/**
	 * Choose the format of an answer: the parameter decides, then the header
	 * {@code Accept}, then how the caller showed the key.
	 * @param parameter the parameter's value, null if there is none
	 * @param accept the header's value, null if there is none
	 * @param isKeyInUrl whether the key is a parameter, so that this looks like a browser
	 * @return the format
	 * @throws ApiProblem if the parameter names none
	 */
	public static OutputMode choose(@Nullable String parameter, @Nullable String accept, boolean isKeyInUrl) {
		if (parameter != null) {
			return find(parameter).orElseThrow(() -> new ApiProblem(ErrorCode.INVALID_PARAMETER,
					"outputMode must be one of %s, not '%s'.".formatted(labels(), parameter)));
		}
		return accepted(accept).orElse(isKeyInUrl ? HTML : JSON);
	}

	/**
	 * Choose the format of an error, whatever the parameter says.
	 */
	static OutputMode chooseForProblem(@Nullable String parameter, @Nullable String accept, boolean isKeyInUrl) {
		Optional<OutputMode> named = (parameter != null) ? find(parameter) : Optional.empty();
		return named.orElseGet(() -> accepted(accept).orElse(isKeyInUrl ? HTML : JSON));
	}

	private static Optional<OutputMode> find(String label) {
		return Arrays.stream(values()).filter((mode) -> mode.label().equalsIgnoreCase(label)).findFirst();
	}

	/**
	 * Return the formats' names.
	 * @return the names with commas between them
	 */
	public static String labels() {
		return Arrays.stream(values()).map(OutputMode::label).collect(Collectors.joining(", "));
	}

	private static Optional<OutputMode> accepted(@Nullable String accept) {
		if (accept == null) {
			return Optional.empty();
		}
		try {
			return MediaType.parseMediaTypes(accept)
				.stream()
				.filter((range) -> !range.isWildcardType() && range.getQualityValue() > 0)
				.sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
				.flatMap((range) -> PREFERENCE.stream().filter((mode) -> range.includes(mode.type)))
				.findFirst();
		}
		catch (InvalidMediaTypeException | InvalidMimeTypeException ex) {
			return Optional.empty();
		}
	}

}

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
	 * Choose the format of an answer: its name decides, then the header {@code Accept},
	 * then how the caller showed the key.
	 * @param name the parameter's value, null if there is none
	 * @param isForPeople whether a page is the answer if nothing says otherwise
	 * @throws ApiProblem if the name is that of no format
	 */
	static OutputMode choose(@Nullable String name, @Nullable String accept, boolean isForPeople) {
		if (name != null && find(name).isEmpty()) {
			throw new ApiProblem(ErrorCode.INVALID_PARAMETER,
					"outputMode must be one of %s, not '%s'.".formatted(labels(), name));
		}
		return find(name).or(() -> accepted(accept)).orElse(isForPeople ? HTML : JSON);
	}

	static Optional<OutputMode> find(@Nullable String name) {
		return Arrays.stream(values()).filter((mode) -> mode.label().equalsIgnoreCase(name)).findFirst();
	}

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

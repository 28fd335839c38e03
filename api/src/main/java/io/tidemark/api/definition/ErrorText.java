package io.tidemark.api.definition;

import io.tidemark.api.problem.ErrorCode;

/**
 * What an error of the catalogue means, with a hint such as it may come with.
 *
 * @param sentence what it means
 * @param hint an example of its hint
 */
public record ErrorText(String sentence, String hint) {

	/**
	 * Return the text of an error.
	 * @param code the error
	 * @return its text
	 */
	public static ErrorText of(ErrorCode code) {
		return switch (code) {
			case INVALID_KPI_TYPE -> new ErrorText("The object has no KPI of this type.",
					"Valid KPI types for customers are: null, byStatus, byDealer");
			case INVALID_KPI_OBJECT -> new ErrorText("There are no KPIs of such an object.",
					"Valid KPI objects are: customers, numbers, features, invoices");
			case INVALID_PARAMETER ->
				new ErrorText("A parameter is unknown here, given twice, or has a value that it can't have.",
						"dateFrom must be a date like 2026-01-31, not 'yesterday'.");
			case MALFORMED_REQUEST -> new ErrorText("The request is not valid HTTP, or its URL can't be decoded.",
					"The URL has characters that are not encoded as UTF-8 with percent signs.");
			case MISSING_KEY -> new ErrorText("The request shows no key.",
					"Give a key as 'Authorization: Bearer KEY', or as the parameter key.");
			case INVALID_KEY -> new ErrorText("The key is unknown, revoked or expired.",
					"The key is unknown, expired or revoked: ask the operator for a new one.");
			case INSUFFICIENT_PERMISSIONS -> new ErrorText("The key may not read this.",
					"This needs the permission kpi:customers, which the key has not.");
			case OTHER_DEALER -> new ErrorText("The key is limited to another dealer than the one that is asked for.",
					"This key sees the dealer DEALER01 only.");
			case NOT_FOUND -> new ErrorText("There is nothing at this path.",
					"There is nothing at this path: /definitions/ and /openapi.json say what there is.");
			case SNAPSHOT_NOT_FOUND -> new ErrorText("The snapshot was never published, or is kept no more.",
					"There is no published snapshot 2026-11-19.9: /snapshots/ lists those there are.");
			case METHOD_NOT_ALLOWED -> new ErrorText("The method is other than GET, HEAD or OPTIONS.",
					"This API is read-only: use GET, HEAD or OPTIONS.");
			case CONTENT_TOO_LARGE ->
				new ErrorText("The request has a body.", "This API is read-only: send requests without a body.");
			case URI_TOO_LONG ->
				new ErrorText("The first line of the request is too long.", "The URL may have 4096 characters.");
			case TOO_MANY_REQUESTS -> new ErrorText("The key, or the address of a caller without one, asks too often.",
					"This key may ask 600 times a minute: ask again in 2 seconds.");
			case HEADERS_TOO_LARGE ->
				new ErrorText("The headers of the request are too large.", "The headers may have 8192 characters.");
			case INTERNAL ->
				new ErrorText("The server has a fault.", "This is a fault of the server, which has logged it.");
			case STORE_UNAVAILABLE -> new ErrorText("The report store can't be reached.",
					"The report store can't be reached at present: try again in a few seconds.");
			case OVERLOADED -> new ErrorText("There is too much to do at present, or the answer took too long.",
					"Too many answers are being computed: try again soon.");
		};
	}

}

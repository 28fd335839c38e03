package io.tidemark.api.problem;

/**
 * The catalogue of errors. A code begins with the HTTP status, except those of KPI names,
 * whose code the reference gives.
 */
public enum ErrorCode {

	INVALID_KPI_TYPE(400001, 404, "Invalid KPI type", "The object has no KPI of this type.",
			"Valid KPI types for customers are: null, byStatus, byDealer"),

	INVALID_KPI_OBJECT(400002, 404, "Invalid KPI object", "There are no KPIs of this object.",
			"Valid KPI objects are: customers, numbers, features, invoices"),

	INVALID_PARAMETER(400003, 400, "Invalid parameter", "A parameter is unknown, given twice, or has an invalid value.",
			"limit must be a whole number from 1 to 10000, not 'all'."),

	MALFORMED_REQUEST(400004, 400, "Malformed request", "The request is not valid HTTP, or its URL can't be decoded.",
			"The URL has characters that are not encoded as UTF-8 with percent signs."),

	MISSING_KEY(401001, 401, "Missing KPI key", "The request has no key.",
			"Sign in, or send a key as 'Authorization: Bearer KEY' or as the parameter key."),

	INVALID_KEY(401002, 401, "Invalid KPI key", "The key is unknown, expired or revoked.",
			"The key is unknown, expired or revoked: ask the operator for a new one."),

	SESSION_ENDED(401003, 401, "Session ended", "The session of the browser has ended, or its key was revoked.",
			"Your session has ended: sign in again."),

	SIGN_IN_FAILED(401004, 401, "Sign-in failed", "The OpenID provider did not sign the person in.",
			"You could not be signed in there: try again, or use a key."),

	INSUFFICIENT_PERMISSIONS(403001, 403, "Insufficient permissions", "The key lacks the permission to read this.",
			"The key lacks the permission kpi:customers."),

	OTHER_DEALER(403002, 403, "Dealer not permitted", "The key is limited to another dealer.",
			"This key sees the dealer DEALER01 only."),

	FORM_EXPIRED(403003, 403, "Form expired", "The form to sign in or out is not from a page of this browser's.",
			"The form was too old, or the browser takes no cookies: send it again from here."),

	NOT_FOUND(404001, 404, "Not found", "There is nothing at this path.",
			"There is nothing at this path: see /definitions/ and /openapi.json for what there is."),

	SNAPSHOT_NOT_FOUND(404002, 404, "Snapshot not found",
			"The snapshot was never published, or has been removed by retention.",
			"There is no published snapshot 2026-11-19.9: /snapshots/ lists those there are."),

	METHOD_NOT_ALLOWED(405001, 405, "Method not allowed", "The method is not GET, HEAD or OPTIONS.",
			"This API is read-only: use GET, HEAD or OPTIONS."),

	CONTENT_TOO_LARGE(413001, 413, "Content too large",
			"The request has a body that is no form to sign in, or a large one.",
			"This API is read-only: send requests without a body."),

	URI_TOO_LONG(414001, 414, "URI too long", "The URL is too long.", "The URL is longer than 4,096 characters."),

	TOO_MANY_REQUESTS(429001, 429, "Too many requests",
			"The key, or the address of a caller without one, sends too many requests.",
			"This key may send 600 requests a minute: try again in 2 seconds."),

	INTERNAL(500001, 500, "Internal error", "The server failed.", "The server failed and has logged why."),

	STORE_UNAVAILABLE(503001, 503, "Report store unavailable", "The report store can't be reached.",
			"The report store can't be reached: try again in a few seconds."),

	OVERLOADED(503002, 503, "Server busy", "The server is too busy, or the answer took too long.",
			"Too many answers are being computed: try again in a few seconds.");

	private final int code;

	private final int status;

	private final String error;

	private final String meaning;

	private final String hint;

	ErrorCode(int code, int status, String error, String meaning, String hint) {
		this.code = code;
		this.status = status;
		this.error = error;
		this.meaning = meaning;
		this.hint = hint;
	}

	public int code() {
		return this.code;
	}

	public int status() {
		return this.status;
	}

	public String error() {
		return this.error;
	}

	public String meaning() {
		return this.meaning;
	}

	/**
	 * Return the hint, or an example of it where it depends on the request.
	 */
	public String hint() {
		return this.hint;
	}

}

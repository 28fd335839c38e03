package io.tidemark.api.problem;

/**
 * The catalogue of errors. A code begins with the HTTP status, but for those of KPI
 * names, whose code the reference gives.
 */
public enum ErrorCode {

	/** A KPI type that the object does not have. */
	INVALID_KPI_TYPE(400001, 404, "Invalid KPI type"),
	/** An object that has no KPIs. */
	INVALID_KPI_OBJECT(400002, 404, "Invalid KPI object"),
	/** A parameter with a value that it can't have. */
	INVALID_PARAMETER(400003, 400, "Invalid parameter"),
	/** A request that is not valid HTTP, or a query that can't be decoded. */
	MALFORMED_REQUEST(400004, 400, "Malformed request"),
	/** A request without a key. */
	MISSING_KEY(401001, 401, "Missing KPI key"),
	/** A key that is unknown, revoked or expired. */
	INVALID_KEY(401002, 401, "Invalid KPI key"),
	/** A key that may not read this. */
	INSUFFICIENT_PERMISSIONS(403001, 403, "Insufficient permissions"),
	/** A key that is limited to another dealer. */
	OTHER_DEALER(403002, 403, "Dealer not permitted"),
	/** A path that is none. */
	NOT_FOUND(404001, 404, "Not found"),
	/** A snapshot that was never published or is kept no more. */
	SNAPSHOT_NOT_FOUND(404002, 404, "Snapshot not found"),
	/** A method other than GET. */
	METHOD_NOT_ALLOWED(405001, 405, "Method not allowed"),
	/** A request that has a body. */
	CONTENT_TOO_LARGE(413001, 413, "Content too large"),
	/** A request line that is too long. */
	URI_TOO_LONG(414001, 414, "URI too long"),
	/** A key or an address that asks too often. */
	TOO_MANY_REQUESTS(429001, 429, "Too many requests"),
	/** Headers that are too large. */
	HEADERS_TOO_LARGE(431001, 431, "Request headers too large"),
	/** A fault of ours. */
	INTERNAL(500001, 500, "Internal error"),
	/** The report store can't be reached. */
	STORE_UNAVAILABLE(503001, 503, "Report store unavailable"),
	/** Too much to do at present. */
	OVERLOADED(503002, 503, "Server busy");

	private final int code;

	private final int status;

	private final String error;

	ErrorCode(int code, int status, String error) {
		this.code = code;
		this.status = status;
		this.error = error;
	}

	public int code() {
		return this.code;
	}

	/**
	 * Return the HTTP status.
	 * @return 400 to 503
	 */
	public int status() {
		return this.status;
	}

	public String error() {
		return this.error;
	}

}

package io.tidemark.jobs.extract;

import java.util.Optional;
import java.util.Set;

import io.tidemark.billing.ColumnType;

/**
 * A column of an extraction select, with the type that the server gives it.
 *
 * @param declaredType the type as declared, a domain perhaps
 * @param wireType the type that is sent, which is a domain's base type
 * @param isText whether it is sent as text, as enums are too
 * @param castTargets which of the model's other types it can be cast to
 */
record SourceColumn(String name, String declaredType, String wireType, boolean isText, Set<String> castTargets) {

	private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");

	private static final String ZONE = " at time zone 'UTC'";

	/**
	 * Find the decoder to a type of the model; there is none where a cast would have to
	 * guess or to lose something.
	 */
	Optional<ColumnDecoder> decoder(ColumnType type) {
		boolean isInteger = INTEGERS.contains(this.wireType);
		return Optional.ofNullable(switch (type) {
			case TEXT -> this.isText ? text() : null;
			case KEY -> isInteger ? ColumnDecoder.INTEGER_TEXT
					: this.wireType.equals("uuid") ? ColumnDecoder.UUID_TEXT : this.isText ? text() : null;
			case INTEGER -> isInteger ? ColumnDecoder.INTEGER : null;
			case DECIMAL -> isInteger ? ColumnDecoder.INTEGER_NUMERIC
					: this.wireType.equals("numeric") ? ColumnDecoder.NUMERIC : null;
			case INSTANT -> this.wireType.equals("timestamp with time zone") ? ColumnDecoder.INSTANT : null;
			case DATE -> this.wireType.equals("date") ? ColumnDecoder.DATE : null;
		});
	}

	private ColumnDecoder text() {
		return this.wireType.equals("character") ? ColumnDecoder.PADDED_TEXT : ColumnDecoder.TEXT;
	}

	/**
	 * Say what to do about a column that has no decoder to a type of the model.
	 */
	String advice(ColumnType type) {
		return findCast(type)
			.map((cast) -> "Cast it in the select: %s as %s%s.".formatted(cast, this.name,
					cast.contains(ZONE) ? ", with your own zone in place of UTC" : ""))
			.orElse("It can't be cast to that: select another column.");
	}

	private Optional<String> findCast(ColumnType type) {
		return switch (type) {
			case TEXT, KEY -> Optional.of("cast(%s as text)".formatted(this.name));
			case INTEGER -> findCast("bigint");
			case DECIMAL -> findCast(isFloat() ? "numeric(18, 3)" : "numeric");
			case INSTANT -> switch (this.wireType) {
				case "timestamp without time zone" -> Optional.of(this.name + ZONE);
				case "date" -> Optional.of("cast(%s as timestamp)".formatted(this.name) + ZONE);
				default -> findCast("timestamp with time zone");
			};
			case DATE -> this.wireType.equals("timestamp with time zone")
					? Optional.of("cast(%s as date)".formatted(this.name + ZONE)) : findCast("date");
		};
	}

	private Optional<String> findCast(String target) {
		return this.castTargets.contains(target.replaceFirst("\\(.*", ""))
				? Optional.of("cast(%s as %s)".formatted(this.name, target)) : Optional.empty();
	}

	private boolean isFloat() {
		return this.wireType.equals("real") || this.wireType.equals("double precision");
	}

}

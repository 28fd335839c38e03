package io.tidemark.catalogue;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A figure that a snapshot stores: the rows of one SQL model.
 *
 * @param month the column of dates or months by whose months it is cut, null if it is
 * stored in one piece
 * @param key the columns that a row is known by, none if rows may be equal
 * @param optional the columns of the key that may be null
 * @param measures the columns that are never null beside the key
 */
public record StoredFigure(String name, @Nullable String month, List<String> key, List<String> optional,
		List<String> measures) {

	public StoredFigure {
		key = List.copyOf(key);
		optional = List.copyOf(optional);
		measures = List.copyOf(measures);
	}

}

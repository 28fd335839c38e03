package io.tidemark.reports.view;

/**
 * A line of daily values for a drawing of 1000 by 100 units, with what it says in words.
 *
 * @param points its points as {@code x,y} from left to right, y from the top
 */
public record LineView(String points, String highest, String lowest, String from, String to, String words) {
}

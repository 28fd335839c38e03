package io.tidemark.api.answer;

import java.util.Enumeration;
import java.util.Locale;

import org.springframework.util.StringUtils;

/**
 * Reads which codings of answers a caller accepts.
 */
final class ContentCodings {

	private ContentCodings() {
	}

	/**
	 * Return whether {@code gzip}, or else any coding, has a weight above zero.
	 * @param accepted the headers {@code Accept-Encoding}
	 */
	static boolean isGzipWelcome(Enumeration<String> accepted) {
		boolean isAnyWelcome = false;
		while (accepted.hasMoreElements()) {
			for (String range : StringUtils.commaDelimitedListToStringArray(accepted.nextElement())) {
				String[] parts = range.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
				boolean isWelcome = parts.length < 2 || !parts[1].matches("q\\s*=\\s*0(\\.0*)?");
				if (parts[0].equals("gzip") || parts[0].equals("x-gzip")) {
					return isWelcome;
				}
				isAnyWelcome |= parts[0].equals("*") && isWelcome;
			}
		}
		return isAnyWelcome;
	}

}

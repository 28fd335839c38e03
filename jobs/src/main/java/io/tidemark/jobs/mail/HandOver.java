package io.tidemark.jobs.mail;

/**
 * Is told right before a mail may arrive.
 */
@FunctionalInterface
public interface HandOver {

	/**
	 * Note that the mail is let go of; until the transport returns nobody knows whether
	 * it arrives.
	 * @throws RuntimeException to keep the mail back
	 */
	void begin();

}

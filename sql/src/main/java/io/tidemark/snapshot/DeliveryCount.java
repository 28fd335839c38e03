package io.tidemark.snapshot;

/**
 * What became of a tenant's mails of the latest business date.
 *
 * @param waiting how many are still to be sent
 * @param givenUp how many could not be sent and will not be tried again
 */
public record DeliveryCount(String tenant, long sent, long waiting, long givenUp) {
}

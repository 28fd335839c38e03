package io.tidemark.api.health;

import java.util.Map;

import io.tidemark.snapshot.SnapshotStore.DeliveryCount;
import io.tidemark.snapshot.SnapshotStore;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Is down while a mail of a tenant's latest business date was given up.
 */
@Component("deliveriesHealthIndicator")
final class DeliveryIndicator extends AbstractHealthIndicator {

	private final SnapshotStore store;

	DeliveryIndicator(SnapshotStore store) {
		super("The report store can't be read");
		this.store = store;
	}

	@Override
	protected void doHealthCheck(Health.Builder health) {
		health.up();
		for (DeliveryCount count : this.store.findDeliveryCounts()) {
			if (count.givenUp() > 0) {
				health.down();
			}
			health.withDetail(count.tenant(),
					Map.of("sent", count.sent(), "waiting", count.waiting(), "givenUp", count.givenUp()));
		}
	}

}

package io.tidemark.jobs.demo;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * When a company was a customer, and when it was suspended.
 *
 * @param spells in order of time, at least one
 */
record Relationship(List<Spell> spells, List<Suspension> suspensions) {

	Relationship {
		spells = List.copyOf(spells);
		suspensions = List.copyOf(suspensions);
	}

	LocalDateTime from() {
		return this.spells.get(0).from();
	}

	/**
	 * The state just before a moment.
	 */
	CustomerState stateBefore(LocalDateTime moment) {
		if (closedBefore(moment).isPresent()) {
			return CustomerState.DROPPED;
		}
		return this.suspensions.stream().anyMatch((suspension) -> suspension.covers(moment)) ? CustomerState.SUSPENDED
				: CustomerState.ACTIVE;
	}

	/**
	 * When the customer left for good, as far as is known just before a moment.
	 */
	Optional<LocalDateTime> closedBefore(LocalDateTime moment) {
		return this.spells.stream()
			.filter((spell) -> spell.startedBefore(moment))
			.reduce((earlier, later) -> later)
			.map(Spell::to)
			.filter((to) -> to.isBefore(moment));
	}

}

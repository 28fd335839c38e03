package io.tidemark.api.answer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;

/**
 * Bounds what goes on at a time, in all and per key, and is fair between tenants: who
 * waits longest of the tenant with the least under way is next.
 */
final class Turns {

	/** How many of a tenant, and of a key, wait before others are sent away at once. */
	private static final int WAITING_PER_TENANT = 32;

	private static final int WAITING_PER_KEY = 16;

	private final int inAll;

	private final int perTenant;

	private final int perKey;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final List<Turn> running = new ArrayList<>();

	private final List<Turn> waiting = new ArrayList<>();

	/**
	 * Create turns.
	 * @param inAll how many go on at a time, of which a tenant has half and a key a
	 * quarter at the most
	 */
	Turns(int inAll) {
		this.inAll = inAll;
		this.perTenant = Math.max(1, inAll / 2);
		this.perKey = Math.max(1, inAll / 4);
	}

	/**
	 * Wait for a turn.
	 * @param patience how long to wait, zero for not at all
	 * @return the turn, to be closed
	 * @throws ApiProblem if there was none in time, or too many wait already
	 */
	Turn take(Caller caller, Duration patience) {
		Turn turn = new Turn(caller);
		this.lock.lock();
		try {
			boolean isTooLong = ofKey(this.waiting, turn) >= WAITING_PER_KEY
					|| ofTenant(this.waiting, turn) >= WAITING_PER_TENANT;
			this.waiting.add(turn);
			letIn();
			long nanos = isTooLong ? 0 : patience.toNanos();
			while (!turn.isRunning) {
				if (nanos <= 0) {
					throw new ApiProblem(ErrorCode.OVERLOADED);
				}
				nanos = this.changed.awaitNanos(nanos);
			}
			return turn;
		}
		catch (InterruptedException ex) {
			turn.close();
			Thread.currentThread().interrupt();
			throw new ApiProblem(ErrorCode.OVERLOADED);
		}
		finally {
			this.waiting.remove(turn);
			this.lock.unlock();
		}
	}

	private void letIn() {
		while (this.running.size() < this.inAll) {
			Optional<Turn> next = this.waiting.stream()
				.filter((turn) -> ofKey(this.running, turn) < this.perKey
						&& ofTenant(this.running, turn) < this.perTenant)
				.min(Comparator.comparingLong((turn) -> ofTenant(this.running, turn)));
			if (next.isEmpty()) {
				return;
			}
			this.waiting.remove(next.get());
			this.running.add(next.get());
			next.get().isRunning = true;
			this.changed.signalAll();
		}
	}

	private static long ofKey(List<Turn> turns, Turn turn) {
		return turns.stream().filter((each) -> each.caller.equals(turn.caller)).count();
	}

	private static long ofTenant(List<Turn> turns, Turn turn) {
		return turns.stream().filter((each) -> each.caller.tenant().equals(turn.caller.tenant())).count();
	}

	/**
	 * Who waits for a turn or has one.
	 *
	 * @param tenant whose figures it asks for, or its address without a key
	 * @param key the key's id, or the address again
	 */
	record Caller(String tenant, String key) {
	}

	/**
	 * Something that goes on until it is closed, once or more often.
	 */
	final class Turn implements AutoCloseable {

		private final Caller caller;

		private boolean isRunning;

		private Turn(Caller caller) {
			this.caller = caller;
		}

		@Override
		public void close() {
			Turns.this.lock.lock();
			try {
				this.isRunning = false;
				if (Turns.this.running.remove(this)) {
					letIn();
				}
			}
			finally {
				Turns.this.lock.unlock();
			}
		}

	}

}

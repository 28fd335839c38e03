package io.tidemark.api.answer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.tidemark.api.answer.Turns.Caller;
import io.tidemark.api.answer.Turns.Turn;
import io.tidemark.api.problem.ApiProblem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests of the bounds of what goes on at a time.
 */
class TurnsTests {

	private static final Caller GREEDY = new Caller("acme", "greedy");

	private final Turns turns = new Turns(8);

	@Test
	void keyHasAQuarterAndTenantHalf() {
		take(GREEDY, 2);
		assertRefused(GREEDY);
		take(new Caller("acme", "second"), 2);
		assertRefused(new Caller("acme", "third"));
		take(new Caller("other", "one"), 2);
		take(new Caller("other", "two"), 2);
		assertRefused(new Caller("third", "three"));
	}

	@Test
	void turnThatIsClosedTwiceIsGivenOnce() {
		Turn turn = this.turns.take(GREEDY, Duration.ZERO);
		this.turns.take(GREEDY, Duration.ZERO);
		turn.close();
		turn.close();
		this.turns.take(GREEDY, Duration.ZERO);
		assertRefused(GREEDY);
	}

	@Test
	void anotherTenantNeedNotWaitForAGreedyOne() {
		List<CompletableFuture<Void>> waiting = new ArrayList<>();
		for (int count = 0; count < 10; count++) {
			waiting.add(CompletableFuture.supplyAsync(() -> this.turns.take(GREEDY, Duration.ofSeconds(20)))
				.thenAccept(Turn::close));
		}
		this.turns.take(new Caller("other", "one"), Duration.ZERO).close();
		assertThat(waiting).allSatisfy((each) -> assertThat(each.join()).isNull());
	}

	@Test
	void tenantWithManyKeysInLineLeavesOthersTheirPlace() throws InterruptedException {
		List<Turn> others = new ArrayList<>();
		for (String key : List.of("one", "one", "two", "two")) {
			this.turns.take(new Caller("acme", key), Duration.ZERO);
			others.add(this.turns.take(new Caller("other", key), Duration.ZERO));
		}
		List<Thread> waiting = new ArrayList<>();
		for (int count = 0; count < 48; count++) {
			Caller caller = new Caller("acme", "key" + count % 3);
			Thread thread = new Thread(() -> assertRefused(caller, Duration.ofSeconds(1)));
			thread.start();
			waiting.add(thread);
		}
		while (waiting.stream().anyMatch((thread) -> thread.getState() == Thread.State.RUNNABLE)) {
			Thread.sleep(10);
		}
		CompletableFuture<Turn> third = CompletableFuture
			.supplyAsync(() -> this.turns.take(new Caller("third", "key"), Duration.ofSeconds(20)));
		others.get(0).close();
		third.join().close();
		for (Thread thread : waiting) {
			thread.join();
		}
	}

	private void take(Caller caller, int count) {
		for (int index = 0; index < count; index++) {
			this.turns.take(caller, Duration.ZERO);
		}
	}

	private void assertRefused(Caller caller) {
		assertRefused(caller, Duration.ZERO);
	}

	private void assertRefused(Caller caller, Duration patience) {
		assertThatThrownBy(() -> this.turns.take(caller, patience)).isInstanceOf(ApiProblem.class);
	}

}

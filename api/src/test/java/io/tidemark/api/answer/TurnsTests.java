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

	private void take(Caller caller, int count) {
		for (int index = 0; index < count; index++) {
			this.turns.take(caller, Duration.ZERO);
		}
	}

	private void assertRefused(Caller caller) {
		assertThatThrownBy(() -> this.turns.take(caller, Duration.ZERO)).isInstanceOf(ApiProblem.class);
	}

}

package io.tidemark.config;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Who gets a report, each in a mail of their own that names the others but those of bcc.
 *
 * @param dealer the one dealer whose figures they get, null for all
 */
public record RecipientProperties(@DefaultValue List<MailAddress> to, @DefaultValue List<MailAddress> cc,
		@DefaultValue List<MailAddress> bcc, @Nullable String dealer) {

	public RecipientProperties {
		to = List.copyOf(to);
		cc = List.copyOf(cc);
		bcc = List.copyOf(bcc);
		Assert.isTrue(!to.isEmpty() || !cc.isEmpty() || !bcc.isEmpty(),
				"a recipient needs an address in to, cc or bcc");
		Assert.isTrue(dealer == null || !dealer.isBlank(), "the dealer's code is empty: leave it out for all dealers");
	}

	public List<MailAddress> all() {
		return Stream.of(this.to, this.cc, this.bcc).flatMap(List::stream).toList();
	}

}

package io.tidemark.reports.mail;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the billing database may contain without harming a mail.
 */
class HostileTextTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "a\r\nBcc: all@example.com",
					"x\n\n== EUR ==\nMRR: 999.00", "\u202Egnp.exe\u2066\u200F", "\u0000\u001B[31m\u0085\u2028",
					"${7*191}", "<#include \"/x\">", "=1+2", "{0}{1}", "\uD800 lone", "\uDBFF\uDFFE\uE000" })
	void textOfCustomersStaysText(String hostile) {
		RenderedMail mail = new MailWorld(hostile, hostile).render("monthly", Locale.UK);
		assertThat(mail.html()).doesNotContain("<script", "<img src=x", "\r", "\u202E", "\u2066", "\u200F", "1337",
				"\u0000", "\u001B", "\u0085", "\uD800");
		assertThat(mail.text().lines()).noneMatch((line) -> line.startsWith("Bcc:") || line.equals("MRR: 999.00"));
		assertThat(mail.text()).doesNotContain("\r", "\u202E", "\u2066", "\u200F", "1337", "\u0000", "\u001B", "\u0085",
				"\u2028", "\uD800");
	}

	@Test
	void dealersNameMakesOneShortSubject() {
		MailWorld world = new MailWorld("Evil\r\nBcc: all@example.com\u202E" + "\uD83D\uDE00".repeat(5000), "c1");
		RenderedMail mail = world.reports(null).render(world.request("daily", Locale.UK, "D1", null));
		assertThat(mail.subject()).startsWith("acme · Evil Bcc: all@example.com").endsWith("2026");
		assertThat(mail.subject().codePointCount(0, mail.subject().length())).isLessThanOrEqualTo(200);
		assertThat(mail.subject().chars()).noneMatch(Character::isISOControl);
		assertThat(mail.html()).hasSizeLessThan(60_000);
	}

	@Test
	void endlessSubjectIsCutShort() {
		MailWorld world = new MailWorld();
		String subject = world.reports(null)
			.render(world.request("daily", Locale.UK, null, "\uD83D\uDE00".repeat(10_000)))
			.subject();
		assertThat(subject).isEqualTo("\uD83D\uDE00".repeat(199) + "\u2026");
	}

	@Test
	void noticeIsOneEscapedLine() {
		MailWorld world = new MailWorld();
		RenderedMail mail = world.reports(null)
			.render(world.request("daily", Locale.UK, null, null, "MRR < 5 & falling\r\n<b>now</b>"));
		assertThat(mail.html()).contains("MRR &lt; 5 &amp; falling &lt;b&gt;now&lt;/b&gt;");
		assertThat(mail.text()).contains("\n! MRR < 5 & falling <b>now</b>\n");
	}

	@Test
	void lettersOfAllScriptsAndEmojiStay() {
		String name = "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627 \u4F60\u597D \uD83D\uDC69\u200D\uD83D\uDCBB \u00DF";
		assertThat(new MailWorld(name, "c1").render("monthly", Locale.UK).text()).contains(name + " (D1)");
	}

}

package io.tidemark.api.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;

/**
 * Encrypts texts so that nobody else can read, change or make one: AES-256 in GCM, with a
 * key that is derived from a secret for one purpose.
 */
final class SealedText {

	/** An initialisation vector and a tag, of 16 bytes each. */
	private static final int SHORTEST = 32;

	private final AesGcmBytesEncryptor cipher;

	/**
	 * Create the encryption.
	 * @param secret what nobody else knows, at least 256 bits of it by chance
	 * @param purpose what tells it from other uses of the secret
	 */
	SealedText(byte[] secret, String purpose) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret, "HmacSHA256"));
			this.cipher = AesGcmBytesEncryptor
				.withSecretKey(new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), "AES"))
				.build();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has HmacSHA256", ex);
		}
	}

	String seal(String text) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(this.cipher.encrypt(text.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * Return a text that was sealed in this way, null if it was not.
	 */
	@Nullable String open(String sealed) {
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(sealed);
			return (bytes.length >= SHORTEST) ? new String(this.cipher.decrypt(bytes), StandardCharsets.UTF_8) : null;
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			return null;
		}
	}

}

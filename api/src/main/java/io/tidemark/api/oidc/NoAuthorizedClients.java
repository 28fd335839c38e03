package io.tidemark.api.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/**
 * Forgets the provider's tokens: nothing is asked of it once it has said who somebody is.
 */
final class NoAuthorizedClients implements OAuth2AuthorizedClientRepository {

	@Override
	@SuppressWarnings("TypeParameterUnusedInFormals")
	public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(String client, Authentication principal,
			HttpServletRequest request) {
		return null;
	}

	@Override
	public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication principal,
			HttpServletRequest request, HttpServletResponse response) {
		// It is not used again.
	}

	@Override
	public void removeAuthorizedClient(String client, Authentication principal, HttpServletRequest request,
			HttpServletResponse response) {
		// There is none.
	}

}

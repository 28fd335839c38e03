package io.tidemark.api.answer;

import java.util.List;
import java.util.Objects;

import io.tidemark.api.security.KeyAuthentication;
import io.tidemark.api.store.PublishedSnapshots;
import io.tidemark.key.ApiKey;
import jakarta.servlet.http.HttpServletRequest;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Reads what an authenticated caller asks, for controllers that take a {@link Question}.
 */
@Component
public class QuestionResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

	private final PublishedSnapshots snapshots;

	QuestionResolver(PublishedSnapshots snapshots) {
		this.snapshots = snapshots;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(this);
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType().equals(Question.class);
	}

	@Override
	public Question resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
		HttpServletRequest http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
		return of(Objects.requireNonNull(KeyAuthentication.of(http)), Asked.of(http, false));
	}

	/**
	 * Find the snapshot that is asked, and the dates of days that are counted back from
	 * its business date.
	 */
	public Question of(ApiKey key, Asked asked) {
		String asOf = asked.parameters().get(PublishedSnapshots.AS_OF);
		Asked dated = (asOf == null) ? asked
				: asked.with(PublishedSnapshots.AS_OF, this.snapshots.date(key.tenant(), asOf).toString());
		Snapshot snapshot = this.snapshots.load(key.tenant(), dated.parameters());
		return new Question(key, snapshot, this.snapshots.publications(key.tenant()),
				dated.on(snapshot.version().businessDate()));
	}

}

package io.tidemark.api.page;

import java.time.Duration;

import io.tidemark.reports.html.HtmlReport;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the style and the script of pages, which anyone may see and keep.
 */
@Configuration(proxyBeanMethods = false)
class AssetConfiguration implements WebMvcConfigurer {

	private static final Duration FOR_EVER = Duration.ofDays(365);

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler(HtmlReport.ASSETS_PATH + "/**")
			.addResourceLocations("classpath:/io/tidemark/reports/html/assets/")
			.setCacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable());
	}

}

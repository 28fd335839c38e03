package io.tidemark.jobs.nightly;

import javax.sql.DataSource;

import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.report.ReportDelivery;
import io.tidemark.jobs.retention.SnapshotRetention;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * The Spring context of the nightly job.
 */
public final class NightlyContext implements AutoCloseable {

	private final AnnotationConfigApplicationContext context;

	private NightlyContext(AnnotationConfigApplicationContext context) {
		this.context = context;
	}

	/**
	 * Start the context.
	 * @param properties the configuration
	 * @param folders where runs work
	 * @param dataSource the open store
	 * @return the context, to be closed
	 */
	public static NightlyContext start(TidemarkProperties properties, RunFolders folders, DataSource dataSource) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.registerBean(TidemarkProperties.class, () -> properties);
		context.registerBean(RunFolders.class, () -> folders);
		context.registerBean("dataSource", DataSource.class, () -> dataSource,
				(definition) -> ((AbstractBeanDefinition) definition).setDestroyMethodName(""));
		context.register(JobsConfiguration.class);
		context.refresh();
		return new NightlyContext(context);
	}

	public RunLauncher launcher() {
		return this.context.getBean(RunLauncher.class);
	}

	public ReportDelivery delivery() {
		return this.context.getBean(ReportDelivery.class);
	}

	public SnapshotRetention retention() {
		return this.context.getBean(SnapshotRetention.class);
	}

	@Override
	public void close() {
		this.context.close();
	}

}

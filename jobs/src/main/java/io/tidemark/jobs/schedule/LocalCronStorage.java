package io.tidemark.jobs.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.ScheduleBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.jdbcjobstore.CronTriggerPersistenceDelegate;
import org.quartz.spi.MutableTrigger;
import org.quartz.spi.OperableTrigger;

/**
 * Keeps a {@link LocalCronTrigger} in Quartz's table of cron triggers.
 */
public final class LocalCronStorage extends CronTriggerPersistenceDelegate {

	@Override
	public String getHandledTriggerTypeDiscriminator() {
		return "LOCAL";
	}

	@Override
	public boolean canHandleTriggerType(OperableTrigger trigger) {
		return trigger instanceof LocalCronTrigger;
	}

	@Override
	public TriggerPropertyBundle loadExtendedTriggerPropertiesFromResultSet(ResultSet row, TriggerKey key)
			throws SQLException {
		return local(super.loadExtendedTriggerPropertiesFromResultSet(row, key));
	}

	private static TriggerPropertyBundle local(TriggerPropertyBundle loaded) {
		CronTrigger stored = (CronTrigger) ((CronScheduleBuilder) loaded.getScheduleBuilder()).build();
		ScheduleBuilder<LocalCronTrigger> builder = new ScheduleBuilder<>() {

			@Override
			protected MutableTrigger build() {
				return new LocalCronTrigger(stored.getCronExpression(), stored.getTimeZone());
			}

		};
		return new TriggerPropertyBundle(builder, loaded.getStatePropertyNames(), loaded.getStatePropertyValues());
	}

}

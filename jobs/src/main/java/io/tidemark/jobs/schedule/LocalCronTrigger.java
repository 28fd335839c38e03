package io.tidemark.jobs.schedule;

import java.io.Serial;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;

import io.tidemark.config.LocalCron;
import org.jspecify.annotations.Nullable;
import org.quartz.Calendar;
import org.quartz.Trigger;
import org.quartz.impl.triggers.CronTriggerImpl;

/**
 * A trigger at the times of a {@link LocalCron}, however many were missed caught up once.
 *
 * <p>
 * Quartz's handling of misfires would forget when the run was due. So there are none for
 * it, and a firing that is late carries the time of the first that was missed.
 */
final class LocalCronTrigger extends CronTriggerImpl {

	@Serial
	private static final long serialVersionUID = 1;

	/** A missed time that another trigger left, null if there is none. */
	private @Nullable Instant owed;

	LocalCronTrigger(String expression, TimeZone zone) {
		setMisfireInstruction(Trigger.MISFIRE_INSTRUCTION_IGNORE_MISFIRE_POLICY);
		setTimeZone(zone);
		try {
			setCronExpression(expression);
		}
		catch (ParseException ex) {
			throw new IllegalArgumentException(ex.getMessage(), ex);
		}
	}

	/**
	 * Return a trigger whose first time is after now.
	 */
	static LocalCronTrigger of(Schedule schedule) {
		LocalCronTrigger trigger = new LocalCronTrigger(schedule.expression(), TimeZone.getTimeZone(schedule.zone()));
		trigger.setKey(schedule.triggerKey());
		trigger.setJobKey(schedule.jobKey());
		trigger.setStartTime(Date.from(Instant.now()));
		return trigger;
	}

	boolean follows(Schedule schedule) {
		return getCronExpression().equals(schedule.expression()) && getTimeZone().toZoneId().equals(schedule.zone());
	}

	/**
	 * Take over what another trigger missed, if it did.
	 */
	LocalCronTrigger replacing(LocalCronTrigger other) {
		Instant next = other.nextAt();
		this.owed = (next != null && next.isBefore(Instant.now())) ? next : null;
		return this;
	}

	@Nullable Instant nextAt() {
		Date next = getNextFireTime();
		return (next != null) ? next.toInstant() : null;
	}

	@Override
	public Date computeFirstFireTime(Calendar calendar) {
		if (this.owed == null) {
			return super.computeFirstFireTime(calendar);
		}
		Date first = Date.from(this.owed);
		setNextFireTime(first);
		return first;
	}

	@Override
	public void triggered(Calendar calendar) {
		super.triggered(calendar);
		Instant now = Instant.now();
		Instant next = nextAt();
		if (next != null && next.isBefore(now)) {
			setNextFireTime(getFireTimeAfter(Date.from(now)));
		}
	}

	@Override
	protected @Nullable Date getTimeAfter(Date after) {
		Instant next = LocalCron.of(getCronExpression(), getTimeZone().toZoneId()).next(after.toInstant());
		return (next != null) ? Date.from(next) : null;
	}

	/**
	 * Keep Quartz from storing it as a trigger of its own kind.
	 */
	@Override
	public boolean hasAdditionalProperties() {
		return true;
	}

}

package coop.byhand.governance;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Calls the chair at the instants at which a proposal moves on. */
@Component
class Bell {

  static final TaskDescriptor<Void> DUE = TaskDescriptor.of("governance.proposal-due");

  private final ObjectProvider<SchedulerClient> scheduler;

  Bell(ObjectProvider<SchedulerClient> scheduler) {
    this.scheduler = scheduler;
  }

  /** Schedules the call in the transaction of the caller; a second one for the same is ignored. */
  void ringAt(ProposalId id, Stage endOf, Instant instant) {
    scheduler.getObject().scheduleIfNotExists(DUE.instance(id + "/" + endOf).scheduledTo(instant));
  }
}

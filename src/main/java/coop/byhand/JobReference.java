package coop.byhand;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Gives each run of a job a reference in its log lines, as requests have one. */
@Component
class JobReference implements ExecutionInterceptor {

  @Override
  public CompletionHandler<?> execute(
      TaskInstance<?> job, ExecutionContext context, ExecutionChain chain) {
    MDC.put(RequestReference.NAME, RequestReference.fresh());
    try {
      return chain.proceed(job, context);
    } finally {
      MDC.remove(RequestReference.NAME);
    }
  }
}

package coop.byhand.notifications;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs that send mail and erase old secrets. */
@Configuration(proxyBeanMethods = false)
class MailJobs {

  static final TaskDescriptor<Void> SEND = TaskDescriptor.of("notifications.send-mail");

  /** 10 tries with pauses of 30 s doubling each time: 30 s · (2⁹ − 1) = about 4 h 15 min. */
  private static final int MOST_TRIES = 10;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

  @Bean
  OneTimeTask<Void> sendMail(
      Mails mails, Postman postman, ObjectProvider<FailureHandler<Void>> givingUp) {
    return Tasks.oneTime(SEND)
        .onFailure(
            FailureHandler.<Void>maxRetries(MOST_TRIES)
                .withBackoff(FIRST_PAUSE, 2)
                // No sweep looks for mail that was not sent: a person has it tried again.
                .then((complete, queue) -> givingUp.getObject().onFailure(complete, queue)))
        .execute((instance, context) -> send(instance.getId(), mails, postman));
  }

  @Bean
  RecurringTask<Void> eraseSecretsInMail(Mails mails) {
    return Tasks.recurring(
            "notifications.erase-secrets", Schedules.daily(ZoneOffset.UTC, LocalTime.of(3, 20)))
        .execute((instance, context) -> mails.eraseOldSecrets());
  }

  /** Outside any transaction: the mail server may be slow. */
  private static void send(String id, Mails mails, Postman postman) {
    MailId mailId =
        MailId.parse(id).orElseThrow(() -> new IllegalArgumentException("not a mail: " + id));
    Optional<Mail> mail = mails.find(mailId).filter(found -> found.sentAt().isEmpty());
    Optional<String> body = mail.flatMap(Mail::body);
    if (mail.isPresent() && body.isPresent()) {
      postman.send(mail.get(), body.get());
      mails.markSent(mailId);
    }
  }
}

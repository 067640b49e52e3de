package coop.byhand.notifications;

import coop.byhand.look.PublicAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands a mail to the mail server, if there is one ({@code spring.mail.host}). */
@Component
class Postman {

  private final ObjectProvider<JavaMailSender> server;
  private final PublicAddress address;
  private final String from;

  Postman(
      ObjectProvider<JavaMailSender> server,
      PublicAddress address,
      @Value("${byhand.mail-from:}") String from) {
    this.server = server;
    this.address = address;
    this.from = from.isBlank() ? "Byhand <byhand@" + address.of("/").getHost() + ">" : from;
  }

  /** Whether there is a mail server. */
  boolean canSend() {
    return server.getIfAvailable() != null;
  }

  /** Sends one mail. A repetition has the same message id, so mail programs show it once. */
  void send(Mail mail, String body) {
    JavaMailSender sender = server.getObject();
    MimeMessage message = sender.createMimeMessage();
    try {
      MimeMessageHelper parts = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
      parts.setFrom(from);
      parts.setTo(mail.to().value());
      parts.setSubject(mail.subject());
      parts.setText(body, false);
      parts.setSentDate(Date.from(mail.writtenAt()));
      message.setHeader("Message-ID", "<" + mail.id() + "@" + address.of("/").getHost() + ">");
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setHeader("Content-Language", mail.language().getLanguage());
    } catch (MessagingException impossible) {
      throw new IllegalStateException("mail " + mail.id() + " cannot be put together", impossible);
    }
    sender.send(message);
  }
}

package coop.byhand.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.identity.EmailAddress;
import coop.byhand.look.FixedAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class PostmanTests {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  @Test
  void aMailReachesTheMailServerAsPlainTextWithALastingId() throws Exception {
    Mail mail =
        new Mail(
            MailId.at(NOON),
            new EmailAddress("ana@example.org"),
            Locale.GERMAN,
            "Grüße von Byhand",
            Optional.of("Öffnen Sie https://byhand.example/x"),
            NOON,
            Optional.empty());
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> takeOneMail(server));
      JavaMailSenderImpl sender = new JavaMailSenderImpl();
      sender.setHost(server.getInetAddress().getHostAddress());
      sender.setPort(server.getLocalPort());
      StaticListableBeanFactory beans = new StaticListableBeanFactory();
      beans.addBean("sender", sender);
      Postman postman =
          new Postman(
              beans.getBeanProvider(JavaMailSender.class),
              FixedAddress.at("https://byhand.example"),
              "");

      assertThat(postman.canSend()).isTrue();
      postman.send(mail, mail.body().orElseThrow());

      String text = received.get(20, TimeUnit.SECONDS);
      assertThat(text)
          .contains("From: Byhand <byhand@byhand.example>")
          .contains("To: ana@example.org")
          .contains("Message-ID: <" + mail.id() + "@byhand.example>")
          .contains("Auto-Submitted: auto-generated")
          .contains("Content-Type: text/plain; charset=UTF-8")
          .contains("Subject: =?UTF-8?");
      assertThat(body(text)).contains("Öffnen Sie https://byhand.example/x");
    }
  }

  @Test
  void withoutAMailServerNothingIsSent() {
    assertThat(
            new Postman(
                    new StaticListableBeanFactory().getBeanProvider(JavaMailSender.class),
                    FixedAddress.at("https://byhand.example"),
                    "")
                .canSend())
        .isFalse();
  }

  private static String body(String text) {
    String body = text.substring(text.indexOf("\r\n\r\n") + 4);
    if (text.contains("Content-Transfer-Encoding: base64")) {
      return new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8);
    }
    return body.replace("=C3=96", "Ö").replace("=\r\n", "");
  }

  /** The least a mail server has to say (RFC 5321); answers with the text of the mail. */
  private static String takeOneMail(ServerSocket server) {
    try (Socket client = server.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      OutputStream out = client.getOutputStream();
      say(out, "220 test");
      StringBuilder text = new StringBuilder();
      String line;
      while ((line = in.readLine()) != null) {
        if (line.startsWith("DATA")) {
          say(out, "354 go on");
          while (!(line = in.readLine()).equals(".")) {
            text.append(line).append("\r\n");
          }
          say(out, "250 taken");
        } else if (line.startsWith("QUIT")) {
          say(out, "221 bye");
          break;
        } else {
          say(out, "250 ok");
        }
      }
      return text.toString();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}

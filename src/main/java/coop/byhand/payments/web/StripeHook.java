package coop.byhand.payments.web;

import coop.byhand.payments.ProviderMessages;
import coop.byhand.payments.ReceiveOutcome;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes messages of the payment provider as raw bytes, never as a bound object, since the
 * signature is over the bytes. Answers as soon as the message is stored.
 */
@RestController
class StripeHook {

  private static final int BODY_BYTES_MAX = 2 * 1024 * 1024;

  private final ProviderMessages messages;

  StripeHook(ProviderMessages messages) {
    this.messages = messages;
  }

  /** Messages that carry a whole object. */
  @PostMapping("/hooks/stripe")
  ResponseEntity<Void> receive(HttpServletRequest request) throws IOException {
    return answer(request, messages::receive);
  }

  /** Messages that only name an object: the provider signs these with another secret. */
  @PostMapping("/hooks/stripe/thin")
  ResponseEntity<Void> receiveThin(HttpServletRequest request) throws IOException {
    return answer(request, messages::receiveThin);
  }

  private static ResponseEntity<Void> answer(
      HttpServletRequest request, BiFunction<byte[], @Nullable String, ReceiveOutcome> receiving)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
    if (body.length > BODY_BYTES_MAX) {
      return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
    }
    return switch (receiving.apply(body, request.getHeader("Stripe-Signature"))) {
      case ReceiveOutcome.Stored stored -> ResponseEntity.ok().build();
      case ReceiveOutcome.AlreadyStored known -> ResponseEntity.ok().build();
      case ReceiveOutcome.NotAuthentic refused -> ResponseEntity.badRequest().build();
    };
  }
}

package coop.byhandsandbox;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a buyer has typed and what is wrong with it, as keys of texts. A number that is not one of
 * the test cards is never kept or shown again: it could be a real one.
 */
record PaymentForm(
    String email,
    String cardNumber,
    Optional<TestCard> card,
    @Nullable String emailError,
    @Nullable String cardError) {

  /** The form before anything is typed: the first test card is in it, or the last one tried. */
  static PaymentForm fresh(ObjectNode session, Optional<String> lastFailure) {
    String email = Json.textOf(session.path(Expansion.HIDDEN), "email");
    String tried = Json.textOf(session.path(Expansion.HIDDEN), "card");
    TestCard card = tried == null ? TestCard.PAYS : TestCard.valueOf(tried);
    String given = Json.textOf(session, "customer_email");
    String cardError =
        lastFailure
            .map(reason ->
                switch (reason) {
                  case "insufficient_funds" -> "error.card.funds";
                  case "expired_card" -> "error.card.expired";
                  case "incorrect_cvc" -> "error.card.code";
                  case "processing_error" -> "error.card.processing";
                  case "payment_intent_authentication_failure" -> "error.card.refused";
                  default -> "error.card.declined";
                })
            .orElse(null);
    return new PaymentForm(
        given != null ? given : email != null ? email : "",
        card.number(),
        Optional.of(card),
        null,
        cardError);
  }

  static PaymentForm read(ObjectNode session, ObjectNode fields) {
    String given = Json.textOf(session, "customer_email");
    String typed = Json.textOf(fields, "email");
    String email = given != null ? given : typed == null ? "" : typed.strip();
    String number = Json.textOf(fields, "card");
    String digits = number == null ? "" : TestCard.digits(number);
    Optional<TestCard> card =
        TestCard.numbered(digits).filter(known -> CheckoutSessions.takes(session, known));
    String emailError =
        email.isEmpty()
            ? "error.email.missing"
            : PaymentPages.isEmail(email) ? null : "error.email.form";
    String cardError =
        digits.isEmpty() ? "error.card.missing" : card.isPresent() ? null : "error.card.unknown";
    return new PaymentForm(
        email, card.map(TestCard::number).orElse(""), card, emailError, cardError);
  }

  boolean isRefused() {
    return emailError != null || cardError != null;
  }
}

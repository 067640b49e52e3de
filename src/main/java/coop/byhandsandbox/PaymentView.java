package coop.byhandsandbox;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The payment pages as markup. */
final class PaymentView {
  private final PageFrame frame;

  PaymentView(PageFrame frame) {
    this.frame = frame;
  }

  Reply form(int status, PageTexts texts, ObjectNode session, PaymentForm form) {
    String amount = total(texts, session);
    String heading = texts.say("pay.heading", amount);
    String content =
        Html.fill(
            """
            {!0}
            <h1>{1}</h1>
            <div class="columns">
            <section aria-labelledby="order-heading">
            <h2 id="order-heading">{2}</h2>
            {!3}
            </section>
            <section class="desk" aria-labelledby="card-heading">
            <h2 id="card-heading">{4}</h2>
            {!5}
            {!6}
            </section>
            </div>
            """,
            summaryOfErrors(texts, form),
            heading,
            texts.say("pay.order"),
            order(texts, session),
            texts.say("pay.with"),
            fields(texts, session, form),
            wayBack(session, texts.say("pay.back", frame.shop())));
    String title = form.isRefused() ? texts.say("error.title", heading) : heading;
    return frame.page(status, texts, title, content, originOfTheShop(session));
  }

  Reply challenge(PageTexts texts, ObjectNode session) {
    String heading = texts.say("challenge.heading");
    String content =
        Html.fill(
            """
            <div class="narrow">
            <h1>{0}</h1>
            <p>{1}</p>
            <form method="post" class="choices">
            <button name="answer" value="confirm">{2}</button>
            <button name="answer" value="refuse" class="second">{3}</button>
            </form>
            </div>
            """,
            heading,
            texts.say("challenge.text", total(texts, session), frame.shop()),
            texts.say("challenge.confirm"),
            texts.say("challenge.refuse"));
    return frame.page(200, texts, heading, content, originOfTheShop(session));
  }

  Reply paid(PageTexts texts, ObjectNode session) {
    return done(texts, session, "paid");
  }

  Reply underWay(PageTexts texts, ObjectNode session) {
    return done(texts, session, "underway");
  }

  private Reply done(PageTexts texts, ObjectNode session, String how) {
    String onward =
        ReturnAddress.filled(Json.text(session, "success_url"), Json.text(session, "id"));
    return message(
        200,
        texts,
        texts.say(how + ".heading"),
        texts.say(how + ".text", total(texts, session)),
        link(onward, texts.say("paid.onward", frame.shop())));
  }

  Reply expired(PageTexts texts, ObjectNode session) {
    return message(
        410,
        texts,
        texts.say("expired.heading"),
        texts.say("expired.text", frame.shop()),
        wayBack(session, texts.say("expired.onward", frame.shop())));
  }

  Reply unknown(PageTexts texts) {
    return message(
        404, texts, texts.say("unknown.heading"), texts.say("unknown.text", frame.shop()), "");
  }

  Reply welcome(PageTexts texts) {
    return message(
        200, texts, texts.say("welcome.heading"), texts.say("welcome.text", frame.shop()), "");
  }

  private Reply message(
      int status, PageTexts texts, String heading, String text, String linkMarkup) {
    String content =
        Html.fill(
            """
            <div class="narrow">
            <h1>{0}</h1>
            <p>{1}</p>
            {!2}
            </div>
            """,
            heading, text, linkMarkup);
    return frame.page(status, texts, heading, content);
  }

  private static String summaryOfErrors(PageTexts texts, PaymentForm form) {
    if (!form.isRefused()) {
      return "";
    }
    return Html.fill(
        """
        <div class="errors" role="alert" tabindex="-1" autofocus aria-labelledby="errors-heading">
        <h2 id="errors-heading">{0}</h2>
        <ul>
        {!1}{!2}</ul>
        </div>
        """,
        texts.say("error.summary"),
        errorLink(texts, "email", form.emailError()),
        errorLink(texts, "card", form.cardError()));
  }

  private static String errorLink(PageTexts texts, String field, @Nullable String key) {
    return key == null
        ? ""
        : Html.fill("<li><a href=\"#{0}\">{1}</a></li>\n", field, texts.say(key));
  }

  private static String order(PageTexts texts, ObjectNode session) {
    String currency = Json.text(session, "currency");
    StringBuilder rows = new StringBuilder();
    for (JsonNode line : session.path(Expansion.HIDDEN).path("line_items")) {
      rows.append(row(texts, line, currency));
    }
    return Html.fill(
        """
        <table class="order">
        <thead class="hidden"><tr><th scope="col">{0}</th><th scope="col">{1}</th></tr></thead>
        <tbody>
        {!2}</tbody>
        <tfoot><tr><th scope="row">{3}</th><td>{4}</td></tr></tfoot>
        </table>
        """,
        texts.say("pay.column.item"),
        texts.say("pay.column.amount"),
        rows.toString(),
        texts.say("pay.total"),
        total(texts, session));
  }

  private static String row(PageTexts texts, JsonNode line, String currency) {
    String description = Json.textOf(line.path(Expansion.HIDDEN), "description");
    long quantity = Json.number(line, "quantity");
    String each = texts.amount(Json.number(line.path("price"), "unit_amount"), currency);
    String more = description == null ? "" : Html.fill("<small>{0}</small>", description);
    String pieces =
        quantity == 1
            ? ""
            : Html.fill("<small>{0}</small>", texts.say("pay.pieces", "" + quantity, each));
    return Html.fill(
        "<tr><th scope=\"row\">{0}{!1}{!2}</th><td>{3}</td></tr>\n",
        Json.text(line, "description"),
        more,
        pieces,
        texts.amount(Json.number(line, "amount_total"), currency));
  }

  private static String fields(PageTexts texts, ObjectNode session, PaymentForm form) {
    StringBuilder cards = new StringBuilder();
    StringBuilder options = new StringBuilder();
    for (TestCard card : TestCard.values()) {
      if (!CheckoutSessions.takes(session, card)) {
        continue;
      }
      String effect = texts.say("card." + card.name());
      cards.append(
          Html.fill("<tr><th scope=\"row\">{0}</th><td>{1}</td></tr>\n", card.number(), effect));
      options.append(
          Html.fill("<option value=\"{0}\" label=\"{1}\"></option>\n", card.number(), effect));
    }
    return Html.fill(
        """
        <form method="post" novalidate>
        {!0}
        {!1}
        <datalist id="cards">
        {!2}</datalist>
        <button>{3}</button>
        <table class="cards">
        <caption>{4}</caption>
        <thead><tr><th scope="col">{5}</th><th scope="col">{6}</th></tr></thead>
        <tbody>
        {!7}</tbody>
        </table>
        </form>
        """,
        email(texts, session, form),
        card(texts, form),
        options.toString(),
        texts.say("pay.button", total(texts, session)),
        texts.say("pay.cards"),
        texts.say("pay.column.number"),
        texts.say("pay.column.effect"),
        cards.toString());
  }

  private static String email(PageTexts texts, ObjectNode session, PaymentForm form) {
    boolean isGiven = Json.textOf(session, "customer_email") != null;
    return field(
        texts.say("pay.email"),
        texts.say(isGiven ? "pay.email.given" : "pay.email.hint"),
        "email",
        Html.fill(
            "type=\"email\" autocomplete=\"email\" value=\"{0}\"{!1}",
            form.email(), isGiven ? " readonly" : ""),
        Optional.ofNullable(form.emailError()).map(key -> texts.say(key)));
  }

  private static String card(PageTexts texts, PaymentForm form) {
    return field(
        texts.say("pay.card"),
        texts.say("pay.card.hint"),
        "card",
        Html.fill(
            "type=\"text\" inputmode=\"numeric\" autocomplete=\"off\" list=\"cards\""
                + " spellcheck=\"false\" value=\"{0}\"",
            form.cardNumber()),
        Optional.ofNullable(form.cardError()).map(key -> texts.say(key)));
  }

  private static String field(
      String label, String hint, String name, String attributes, Optional<String> error) {
    String message =
        error
            .map(text -> Html.fill("<p class=\"error\" id=\"{0}-error\">{1}</p>", name, text))
            .orElse("");
    String described = error.isPresent() ? name + "-hint " + name + "-error" : name + "-hint";
    String invalid = error.isPresent() ? " aria-invalid=\"true\"" : "";
    return Html.fill(
        """
        <div class="field">
        <label for="{0}">{1}</label>
        <p class="hint" id="{0}-hint">{2}</p>
        {!3}
        <input id="{0}" name="{0}" required aria-describedby="{4}"{!5} {!6}>
        </div>
        """,
        name, label, hint, message, described, invalid, attributes);
  }

  private static String wayBack(ObjectNode session, String text) {
    String address = Json.textOf(session, "cancel_url");
    return address == null
        ? ""
        : link(ReturnAddress.filled(address, Json.text(session, "id")), text);
  }

  private static String link(String address, String text) {
    return Html.fill("<p class=\"way\"><a href=\"{0}\">{1}</a></p>", address, text);
  }

  /** Browsers apply the content policy to where a form is redirected, too. */
  private static Optional<String> originOfTheShop(ObjectNode session) {
    return ReturnAddress.origin(Json.text(session, "success_url"));
  }

  private static String total(PageTexts texts, ObjectNode session) {
    return texts.amount(Json.number(session, "amount_total"), Json.text(session, "currency"));
  }
}

package coop.byhandsandbox;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The page on which a creator would tell the provider who they are and where their money goes. */
final class OnboardingPages {
  private final Documents documents;
  private final Timers timers;
  private final AccountLinks links;
  private final PageFrame frame;

  OnboardingPages(Documents documents, Timers timers, AccountLinks links, String merchantName) {
    this.documents = documents;
    this.timers = timers;
    this.links = links;
    this.frame = new PageFrame(merchantName);
  }

  Reply answer(Incoming incoming) {
    timers.runDue();
    Reply reply = documents.change(Origin.NOT_THE_API, change -> answer(change, incoming));
    timers.runDue();
    return reply;
  }

  private Reply answer(Change change, Incoming incoming) {
    String id = incoming.path().substring(AccountLinks.PAGE.length());
    return switch (links.visit(change, id)) {
      case AccountLinks.Open open -> open(change, open, incoming);
      case AccountLinks.Over over -> Reply.seeOther(over.refreshUrl());
      case AccountLinks.Unknown() -> {
        PageTexts texts = PageTexts.choose(null, incoming.header("Accept-Language"));
        yield new PaymentView(frame).unknown(texts);
      }
    };
  }

  private Reply open(Change change, AccountLinks.Open open, Incoming incoming) {
    if (!incoming.method().equals("POST")) {
      return view(200, open, incoming, false);
    }
    ObjectNode fields = PaymentPages.fields(incoming);
    Optional<AccountLinks.Answer> answer = answerIn(fields);
    if (answer.isEmpty()) {
      return view(422, open, incoming, true);
    }
    boolean bankReturns = "returns".equals(Json.textOf(fields, "bank"));
    return Reply.seeOther(links.leave(change, open, answer.get(), bankReturns));
  }

  private static Optional<AccountLinks.Answer> answerIn(ObjectNode fields) {
    String given = String.valueOf(Json.textOf(fields, "answer")).toUpperCase(Locale.ROOT);
    for (AccountLinks.Answer answer : AccountLinks.Answer.values()) {
      if (answer.name().equals(given)) {
        return Optional.of(answer);
      }
    }
    return Optional.empty();
  }

  private Reply view(int status, AccountLinks.Open open, Incoming incoming, boolean isUnanswered) {
    PageTexts texts = texts(open.account(), incoming);
    String heading = texts.say("onboard.heading");
    StringBuilder choices = new StringBuilder();
    for (AccountLinks.Answer answer : AccountLinks.Answer.values()) {
      choices.append(choice(texts, answer));
    }
    String content =
        Html.fill(
            """
            <div class="narrow">
            {!0}<h1>{1}</h1>
            <p>{2}</p>
            <form method="post">
            <fieldset>
            <legend>{3}</legend>
            {!4}{!5}</fieldset>
            <fieldset>
            <legend>{6}</legend>
            {!7}</fieldset>
            </form>
            </div>
            """,
            isUnanswered ? unanswered(texts) : "",
            heading,
            texts.say("onboard.text", Accounts.name(open.account()), frame.shop()),
            texts.say("onboard.bank"),
            bank(texts, "pays", true),
            bank(texts, "returns", false),
            texts.say("onboard.end"),
            choices.toString());
    String title = isUnanswered ? texts.say("error.title", heading) : heading;
    return frame.page(
        status, texts, title, content, ReturnAddress.origin(AccountLinks.returnUrl(open.link())));
  }

  private static String unanswered(PageTexts texts) {
    return Html.fill(
        """
        <div class="errors" role="alert" tabindex="-1" autofocus>
        <p>{0}</p>
        </div>
        """,
        texts.say("onboard.unanswered"));
  }

  private static String bank(PageTexts texts, String value, boolean isChosen) {
    return Html.fill(
        """
        <label class="choice"><input type="radio" name="bank" value="{0}"{!1}>
        <span>{2}</span></label>
        """,
        value, isChosen ? " checked" : "", texts.say("onboard.bank." + value));
  }

  private static String choice(PageTexts texts, AccountLinks.Answer answer) {
    String name = answer.name().toLowerCase(Locale.ROOT);
    return Html.fill(
        """
        <p class="hint" id="{0}-hint">{1}</p>
        <p><button name="answer" value="{0}" aria-describedby="{0}-hint"{!2}>{3}</button></p>
        """,
        name,
        texts.say("onboard." + name + ".hint"),
        answer == AccountLinks.Answer.FINISH ? "" : " class=\"second\"",
        texts.say("onboard." + name));
  }

  /** The account's language, as the shop has told it, else the browser's. */
  private static PageTexts texts(ObjectNode account, Incoming incoming) {
    JsonNode first = account.path("defaults").path("locales").path(0);
    String language =
        first.isString() ? Locale.forLanguageTag(first.stringValue()).getLanguage() : null;
    return PageTexts.choose(language, incoming.header("Accept-Language"));
  }
}

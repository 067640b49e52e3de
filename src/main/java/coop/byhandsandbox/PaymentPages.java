package coop.byhandsandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pages that a buyer sees: they take a test card, ask back where the card wants it, and send
 * the buyer back to the shop. They need no script.
 */
final class PaymentPages {
  private static final int LONGEST_EMAIL = 254;

  /** Serves one kind of request for a session's page. */
  private interface Page {
    Reply answer(Change change, String sessionId, Incoming incoming);
  }

  private final Documents documents;
  private final Timers timers;
  private final Payments payments;
  private final PageFrame frame;
  private final PaymentView view;
  private final Router<Page> routes;

  PaymentPages(Documents documents, Timers timers, Payments payments, String merchantName) {
    this.documents = documents;
    this.timers = timers;
    this.payments = payments;
    this.frame = new PageFrame(merchantName);
    this.view = new PaymentView(frame);
    this.routes =
        new Router<Page>()
            .get("/c/pay/{id}", this::show)
            .post("/c/pay/{id}", this::pay)
            .get("/c/pay/{id}/challenge", this::showChallenge)
            .post("/c/pay/{id}/challenge", this::answerChallenge);
  }

  Reply answer(Incoming incoming) {
    String path = incoming.path();
    if (path.equals("/assets/page.css")) {
      return asset("page.css", "text/css; charset=utf-8");
    }
    if (path.equals("/assets/icon.svg")) {
      return asset("icon.svg", "image/svg+xml");
    }
    PageTexts texts = PageTexts.choose(null, incoming.header("Accept-Language"));
    if (path.equals("/")) {
      return view.welcome(texts);
    }
    Optional<Router.Match<Page>> match = routes.find(incoming.method(), path);
    if (match.isEmpty()) {
      return view.unknown(texts);
    }
    timers.runDue();
    Reply reply =
        documents.change(
            Origin.NOT_THE_API,
            change ->
                match
                    .get()
                    .endpoint()
                    .answer(change, match.get().parts().getOrDefault("id", ""), incoming));
    // What the payment has set in motion is done before the buyer is back at the shop.
    timers.runDue();
    return reply;
  }

  private Reply show(Change change, String sessionId, Incoming incoming) {
    Payments.Result result = payments.look(change, sessionId);
    return switch (result) {
      case Payments.Declined open -> {
        PageTexts texts = texts(open.session(), incoming);
        yield view.form(
            200,
            texts,
            open.session(),
            PaymentForm.fresh(open.session(), payments.lastFailure(change, open.session())));
      }
      case Payments.AsksBack open -> Reply.seeOther(Payments.challengePath(id(open.session())));
      case Payments.Paid done -> view.paid(texts(done.session(), incoming), done.session());
      case Payments.UnderWay later ->
          view.underWay(texts(later.session(), incoming), later.session());
      case Payments.NotOpen closed -> closed(closed, incoming);
    };
  }

  private Reply pay(Change change, String sessionId, Incoming incoming) {
    Payments.Result before = payments.look(change, sessionId);
    if (!(before instanceof Payments.Declined open)) {
      return afterwards(before, incoming);
    }
    PaymentForm form = PaymentForm.read(open.session(), fields(incoming));
    Optional<TestCard> card = form.card();
    if (card.isEmpty() || form.isRefused()) {
      return view.form(422, texts(open.session(), incoming), open.session(), form);
    }
    return afterwards(payments.pay(change, sessionId, card.get(), form.email()), incoming);
  }

  private Reply showChallenge(Change change, String sessionId, Incoming incoming) {
    Payments.Result result = payments.look(change, sessionId);
    if (result instanceof Payments.AsksBack open) {
      return view.challenge(texts(open.session(), incoming), open.session());
    }
    return afterwards(result, incoming);
  }

  private Reply answerChallenge(Change change, String sessionId, Incoming incoming) {
    boolean confirmed = "confirm".equals(Json.textOf(fields(incoming), "answer"));
    return afterwards(payments.answerChallenge(change, sessionId, confirmed), incoming);
  }

  /** Every step ends with a redirection, so that reloading a page never repeats the step. */
  private Reply afterwards(Payments.Result result, Incoming incoming) {
    return switch (result) {
      case Payments.Paid done -> backToTheShop(done.session());
      case Payments.UnderWay later -> backToTheShop(later.session());
      case Payments.AsksBack open -> Reply.seeOther(Payments.challengePath(id(open.session())));
      case Payments.Declined open -> Reply.seeOther(CheckoutSessions.PAGE + id(open.session()));
      case Payments.NotOpen closed -> closed(closed, incoming);
    };
  }

  private static Reply backToTheShop(ObjectNode session) {
    return Reply.seeOther(ReturnAddress.filled(Json.text(session, "success_url"), id(session)));
  }

  private Reply closed(Payments.NotOpen closed, Incoming incoming) {
    ObjectNode session = closed.session();
    return session == null
        ? view.unknown(PageTexts.choose(null, incoming.header("Accept-Language")))
        : view.expired(texts(session, incoming), session);
  }

  private static PageTexts texts(ObjectNode session, Incoming incoming) {
    return PageTexts.choose(Json.textOf(session, "locale"), incoming.header("Accept-Language"));
  }

  private static String id(ObjectNode session) {
    return Json.text(session, "id");
  }

  static ObjectNode fields(Incoming incoming) {
    try {
      return FormBody.parse(incoming.body());
    } catch (MalformedFormException e) {
      // A form that cannot be read is an empty one: the page says what is missing.
      return Json.object();
    }
  }

  private static Reply asset(String name, String type) {
    try (InputStream in = PaymentPages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The asset " + name + " is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Reply reply = new Reply(200, Map.of("Content-Type", type), text, false);
      return PageFrame.secured(reply, "'none'").with("Cache-Control", "max-age=300");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isEmail(String text) {
    int at = text.indexOf('@');
    return text.length() <= LONGEST_EMAIL
        && at > 0
        && at == text.lastIndexOf('@')
        && at < text.length() - 1
        && text.chars().noneMatch(Character::isWhitespace);
  }
}

package coop.byhandsandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Invitations to the onboarding page. One leads there once and for a short time, as with the real
 * provider; who comes later is sent to the refresh address, where the shop makes a new one.
 */
final class AccountLinks {
  static final String PAGE = "/onboard/";

  private static final Duration WAITS_FOR = Duration.ofMinutes(5);
  private static final Duration STAYS_OPEN_FOR = Duration.ofHours(1);

  /** How a creator leaves the onboarding page. */
  enum Answer {
    /** Everything is told: transfers can be received. */
    FINISH,
    /** Everything is told, and the provider looks at it. */
    WAIT,
    /** The provider needs more. */
    RESTRICT,
    /** Back without having told anything. */
    LEAVE
  }

  /** Where somebody stands who comes with a link. */
  sealed interface Visit {}

  /** The page may be shown. */
  record Open(ObjectNode link, ObjectNode account) implements Visit {}

  /** The link has been used or has run out; the shop makes a new one at this address. */
  record Over(String refreshUrl) implements Visit {}

  /** There was no such link. */
  record Unknown() implements Visit {}

  private final Accounts accounts;
  private final ThinEvents events;
  private final String publicBase;

  AccountLinks(Accounts accounts, ThinEvents events, String publicBase) {
    this.accounts = accounts;
    this.events = events;
    this.publicBase = publicBase;
  }

  ObjectNode create(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    params.only("account", "use_case");
    String accountId = params.required("account");
    Params useCase = params.group("use_case");
    useCase.only("type", "account_onboarding", "account_update");
    useCase.required("type");
    String type = useCase.oneOf("type", "account_onboarding", "account_update");
    Params terms = useCase.group(type);
    terms.only("collection_options", "configurations", "refresh_url", "return_url");
    requireRecipient(terms);
    String refreshUrl = address(terms, "refresh_url", true);
    String returnUrl = address(terms, "return_url", false);
    ObjectNode account = Accounts.existing(change, accountId);
    if (Json.flag(account, "closed")) {
      throw ApiRefusal.state(null, "account", "The account " + accountId + " is closed");
    }
    String id = change.newId("link_");
    ObjectNode link = Json.object();
    link.put("id", id);
    link.put("object", "v2.core.account_link");
    link.put("account", accountId);
    link.put("created", ThinEvents.time(change.now()));
    link.put("expires_at", ThinEvents.time(change.now().plus(WAITS_FOR)));
    link.put("livemode", false);
    link.put("url", publicBase + PAGE + id);
    ObjectNode shownTerms =
        link.putObject("use_case").put("type", type).putObject(type).putNull("collection_options");
    ArrayNode configurations = shownTerms.putArray("configurations");
    configurations.add("recipient");
    shownTerms.put("refresh_url", refreshUrl).put("return_url", returnUrl);
    Json.inner(link, Expansion.HIDDEN)
        .put("until", change.now().plus(WAITS_FOR).toEpochMilli())
        .put("refresh_url", refreshUrl)
        .put("return_url", returnUrl.isEmpty() ? refreshUrl : returnUrl)
        .put("use_case", type);
    change.put(Kind.ACCOUNT_LINK, link);
    ObjectNode answer = Expansion.plain(link);
    answer.remove("id");
    return answer;
  }

  /** Somebody opens the page; from then on there is time to fill it in. */
  Visit visit(Change change, String id) {
    Optional<ObjectNode> found = change.find(Kind.ACCOUNT_LINK, id);
    if (found.isEmpty()) {
      return new Unknown();
    }
    ObjectNode link = found.get();
    ObjectNode hidden = Json.inner(link, Expansion.HIDDEN);
    ObjectNode account = change.get(Kind.ACCOUNT, Json.text(link, "account"));
    boolean isTooLate = Instant.ofEpochMilli(Json.number(hidden, "until")).isBefore(change.now());
    if (isTooLate || Json.flag(hidden, "done") || Json.flag(account, "closed")) {
      return new Over(Json.text(hidden, "refresh_url"));
    }
    if (!Json.flag(hidden, "opened")) {
      hidden.put("opened", true);
      hidden.put("until", change.now().plus(STAYS_OPEN_FOR).toEpochMilli());
      change.put(Kind.ACCOUNT_LINK, link);
    }
    return new Open(link, account);
  }

  /** Somebody leaves the page; answers the address that leads back to the shop. */
  String leave(Change change, Open visit, Answer answer, boolean bankReturnsPayouts) {
    ObjectNode account = visit.account();
    if (answer != Answer.LEAVE) {
      Payouts.Bank bank = bankReturnsPayouts ? Payouts.Bank.RETURNS : Payouts.Bank.PAYS;
      Payouts.setBank(change, account, bank);
      accounts.set(
          change,
          account,
          switch (answer) {
            case FINISH -> Accounts.Standing.ACTIVE;
            case WAIT -> Accounts.Standing.PENDING;
            case RESTRICT, LEAVE -> Accounts.Standing.RESTRICTED;
          });
    }
    ObjectNode link = visit.link();
    ObjectNode hidden = Json.inner(link, Expansion.HIDDEN).put("done", true);
    change.put(Kind.ACCOUNT_LINK, link);
    ObjectNode told = Json.object().put("account_id", Json.text(link, "account"));
    told.putArray("configurations").add("recipient");
    told.put("use_case", Json.text(hidden, "use_case"));
    events.emit(change, "v2.core.account_link.returned", null, told);
    return Json.text(hidden, "return_url");
  }

  /** The web address of the shop to which the page may send a browser. */
  static String returnUrl(ObjectNode link) {
    return Json.text(link.path(Expansion.HIDDEN), "return_url");
  }

  private static void requireRecipient(Params terms) throws ApiRefusal {
    Params options = terms.group("collection_options");
    options.only("fields", "future_requirements");
    options.oneOf("fields", "currently_due", "eventually_due");
    options.oneOf("future_requirements", "omit", "include");
    if (!terms.texts("configurations").equals(List.of("recipient"))) {
      throw ApiRefusal.parameter(
          "parameter_invalid_string",
          terms.named("configurations"),
          "The sandbox's accounts have the configuration recipient and no other");
    }
  }

  private static String address(Params terms, String name, boolean isRequired) throws ApiRefusal {
    if (!isRequired && !terms.has(name)) {
      return "";
    }
    return ReturnAddress.checked(terms.named(name), terms.required(name));
  }
}

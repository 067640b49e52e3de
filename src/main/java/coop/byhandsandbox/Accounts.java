package coop.byhandsandbox;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Connected accounts of the second version of the API: recipients of transfers, with the express
 * dashboard, for whose fees and losses the platform answers. Whatever else the real provider can
 * set up is refused here.
 */
final class Accounts {
  static final String CAPABILITY = "stripe_balance.stripe_transfers";

  private static final List<String> PARTS =
      List.of(
          "configuration.recipient", "defaults", "future_requirements", "identity", "requirements");

  /** Where the capability to receive transfers stands. */
  enum Standing {
    ACTIVE,
    PENDING,
    RESTRICTED
  }

  private final ThinEvents events;

  Accounts(ThinEvents events) {
    this.events = events;
  }

  ObjectNode create(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    params.only(
        "configuration",
        "contact_email",
        "dashboard",
        "defaults",
        "display_name",
        "identity",
        "include",
        "metadata");
    requireRecipient(params.group("configuration"));
    params.required("dashboard");
    params.oneOf("dashboard", "express");
    Set<String> parts = parts(params);
    ObjectNode account = Json.shape("account");
    String id = change.newId("acct_");
    account.put("id", id);
    account.put("contact_email", email(params));
    account.put("created", ThinEvents.time(change.now()));
    account.put("display_name", params.text("display_name"));
    account.set("metadata", params.metadata());
    setDefaults(Json.inner(account, "defaults"), params.group("defaults"));
    setIdentity(Json.inner(account, "identity"), params.group("identity"));
    stand(account, Standing.RESTRICTED, true);
    change.put(Kind.ACCOUNT, account);
    events.emit(change, "v2.core.account.created", id, Json.object());
    return shown(account, parts);
  }

  ObjectNode retrieve(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("include");
    Set<String> parts = parts(call.params());
    return shown(call.find(change, Kind.ACCOUNT, "account"), parts);
  }

  /** Sets the capability, and tells about it and about what the provider still wants to know. */
  void set(Change change, ObjectNode account, Standing standing) {
    String id = Json.text(account, "id");
    Standing before = standing(account);
    boolean wanted = isSomethingWanted(account);
    boolean wants = standing == Standing.RESTRICTED;
    stand(account, standing, wants);
    change.put(Kind.ACCOUNT, account);
    if (wanted != wants) {
      events.emit(change, "v2.core.account[requirements].updated", id, Json.object());
    }
    if (before != standing) {
      events.emit(
          change,
          "v2.core.account[configuration.recipient].capability_status_updated",
          id,
          Json.object().put("updated_capability", CAPABILITY));
    }
  }

  /** Closes an account for good; it receives nothing more. */
  void close(Change change, ObjectNode account) throws ApiRefusal {
    if (Json.flag(account, "closed")) {
      throw ApiRefusal.state(null, null, "The account is already closed");
    }
    account.put("closed", true);
    set(change, account, Standing.RESTRICTED);
    events.emit(change, "v2.core.account.closed", Json.text(account, "id"), Json.object());
  }

  static ObjectNode existing(Change change, String id) throws ApiRefusal {
    return change.find(Kind.ACCOUNT, id).orElseThrow(() -> ApiRefusal.missing("account", id));
  }

  static Standing standing(ObjectNode account) {
    return Standing.valueOf(Json.text(account.path(Expansion.HIDDEN), "standing"));
  }

  private static boolean isSomethingWanted(ObjectNode account) {
    return !account.path("requirements").path("entries").isEmpty();
  }

  private static void stand(ObjectNode account, Standing standing, boolean wants) {
    Json.inner(account, Expansion.HIDDEN).put("standing", standing.name());
    ObjectNode balance =
        Json.inner(
            Json.inner(
                Json.inner(Json.inner(account, "configuration"), "recipient"), "capabilities"),
            "stripe_balance");
    ObjectNode capability = balance.putObject("stripe_transfers");
    ArrayNode details = capability.putArray("status_details");
    switch (standing) {
      case ACTIVE -> capability.put("status", "active");
      case PENDING -> {
        capability.put("status", "pending");
        details
            .addObject()
            .put("code", "requirements_pending_verification")
            .put("resolution", "no_resolution");
      }
      case RESTRICTED -> {
        capability.put("status", "restricted");
        details.addObject().put("code", "requirements_past_due").put("resolution", "provide_info");
      }
    }
    require(Json.inner(account, "requirements"), wants);
  }

  private static void require(ObjectNode requirements, boolean wants) {
    ArrayNode entries = requirements.putArray("entries");
    if (!wants) {
      requirements.putNull("summary");
      return;
    }
    ObjectNode entry = entries.addObject();
    entry.put("awaiting_action_from", "user");
    entry.put("description", "identity.individual");
    entry.putArray("errors");
    ObjectNode restricted =
        entry.putObject("impact").putArray("restricts_capabilities").addObject();
    restricted.put("capability", CAPABILITY).put("configuration", "recipient");
    restricted.putObject("deadline").put("status", "currently_due");
    entry.putObject("minimum_deadline").put("status", "currently_due");
    entry.putArray("requested_reasons").addObject().put("code", "routine_onboarding");
    requirements
        .putObject("summary")
        .putObject("minimum_deadline")
        .put("status", "currently_due")
        .putNull("time");
  }

  private static ObjectNode shown(ObjectNode account, Set<String> parts) {
    ObjectNode answer = Expansion.plain(account);
    if (!parts.contains("configuration.recipient")) {
      answer.putNull("configuration");
    }
    for (String part : PARTS) {
      if (!part.contains(".") && !parts.contains(part)) {
        answer.putNull(part);
      }
    }
    return answer;
  }

  private static Set<String> parts(Params params) throws ApiRefusal {
    List<String> asked = params.texts("include");
    for (String part : asked) {
      boolean isKnown =
          PARTS.contains(part)
              || part.equals("configuration.merchant")
              || part.equals("configuration.customer");
      if (!isKnown) {
        throw ApiRefusal.parameter(
            "parameter_invalid_string", "include", "An account has no part " + part);
      }
    }
    return Set.copyOf(asked);
  }

  private static void requireRecipient(Params configuration) throws ApiRefusal {
    configuration.only("recipient");
    Params recipient = configuration.group("recipient");
    recipient.only("capabilities");
    Params capabilities = recipient.group("capabilities");
    capabilities.only("stripe_balance");
    Params balance = capabilities.group("stripe_balance");
    balance.only("stripe_transfers");
    Params transfers = balance.group("stripe_transfers");
    transfers.only("requested");
    if (!transfers.flag("requested").orElse(false)) {
      throw ApiRefusal.parameter(
          "parameter_missing",
          transfers.named("requested"),
          "The sandbox opens accounts that ask to receive transfers, and no others");
    }
  }

  private static String email(Params params) throws ApiRefusal {
    String email = params.required("contact_email");
    if (!PaymentPages.isEmail(email)) {
      throw ApiRefusal.parameter(
          "parameter_invalid_string", "contact_email", "contact_email is not an email address");
    }
    return email;
  }

  private static void setDefaults(ObjectNode defaults, Params given) throws ApiRefusal {
    given.only("currency", "locales", "responsibilities");
    String currency = given.text("currency");
    if (currency != null) {
      Currencies.known(currency, given.named("currency"));
    }
    defaults.put("currency", currency);
    ArrayNode locales = defaults.putArray("locales");
    given.texts("locales").forEach(locales::add);
    Params responsibilities = given.group("responsibilities");
    responsibilities.only("fees_collector", "losses_collector");
    for (String collector : List.of("fees_collector", "losses_collector")) {
      // The provider refuses an express account whose losses it would have to bear itself.
      responsibilities.required(collector);
      Json.inner(defaults, "responsibilities")
          .put(collector, responsibilities.oneOf(collector, "application"));
    }
  }

  private static void setIdentity(ObjectNode identity, Params given) throws ApiRefusal {
    given.only("country", "entity_type");
    String country = given.text("country");
    if (country != null && !country.matches("[A-Za-z]{2}")) {
      throw ApiRefusal.parameter(
          "parameter_invalid_string", given.named("country"), "A country has two letters");
    }
    // Where the shop does not say it, the onboarding page of the real provider asks.
    identity.put("country", country);
    String type =
        given.oneOf("entity_type", "individual", "company", "non_profit", "government_entity");
    identity.put("entity_type", given.has("entity_type") ? type : null);
  }

  /** The name that the account bears on the onboarding page. */
  static String name(JsonNode account) {
    String name = Json.textOf(account, "display_name");
    return name == null ? Json.text(account, "contact_email") : name;
  }
}

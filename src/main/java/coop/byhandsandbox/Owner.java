package coop.byhandsandbox;

import tools.jackson.databind.node.ObjectNode;

/** To whom a document belongs: to a connected account, or, with an empty id, to the platform. */
final class Owner {
  static final String PLATFORM = "";

  private static final String FIELD = "account";

  private Owner() {}

  static String of(ObjectNode document) {
    // An event shows whose it is; everything else keeps it to itself.
    boolean isEvent = "event".equals(Json.textOf(document, "object"));
    String account = Json.textOf(isEvent ? document : document.path(Expansion.HIDDEN), FIELD);
    return account == null ? PLATFORM : account;
  }

  static void set(ObjectNode document, String account) {
    if (!account.equals(PLATFORM)) {
      Json.inner(document, Expansion.HIDDEN).put(FIELD, account);
    }
  }
}

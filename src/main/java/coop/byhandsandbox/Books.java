package coop.byhandsandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What everybody has, added up anew from the single transactions, for whoever wants to compare it
 * with books of their own. A row is one owner's money in one currency.
 */
final class Books {
  private static final String PLATFORM = "platform";

  private Books() {}

  /** A row for each owner and currency, and whether all that the sandbox keeps fits together. */
  static ObjectNode answer(Change change, ApiCall call) throws ApiRefusal {
    call.params().only();
    Map<String, ObjectNode> rows = new TreeMap<>();
    for (ObjectNode transaction : change.all(Kind.BALANCE_TRANSACTION)) {
      ObjectNode row = row(rows, transaction);
      add(row, Json.text(transaction, "status"), Json.number(transaction, "net"));
      add(row, "fees", Json.number(transaction, "fee"));
      add(row, "transactions", 1);
      String type = Json.text(transaction, "type");
      boolean isOfATransfer = type.equals("payment") || type.equals("payment_refund");
      if (isOfATransfer && !Owner.of(transaction).equals(Owner.PLATFORM)) {
        add(row, "received", Json.number(transaction, "net"));
      }
    }
    for (ObjectNode payout : change.all(Kind.PAYOUT)) {
      String field =
          switch (Json.text(payout, "status")) {
            case "paid" -> "at_the_bank";
            case "failed" -> "payouts_failed";
            default -> "payouts_under_way";
          };
      add(row(rows, payout), field, Json.number(payout, "amount"));
    }
    for (ObjectNode transfer : change.all(Kind.TRANSFER)) {
      String owner = Json.text(transfer, "destination");
      long left = Json.number(transfer, "amount") - Json.number(transfer, "amount_reversed");
      add(row(rows, owner, Json.text(transfer, "currency")), "transferred", left);
    }
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("accounts");
    boolean agrees = true;
    for (ObjectNode row : rows.values()) {
      boolean fits = fits(change, row);
      agrees &= fits;
      list.add(row.put("agrees", fits));
    }
    return answer.put("agrees", agrees);
  }

  /** Every transaction in few words, oldest first. */
  static ObjectNode transactions(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("account");
    String wanted = call.params().text("account");
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("transactions");
    for (ObjectNode transaction : change.all(Kind.BALANCE_TRANSACTION)) {
      String owner = name(Owner.of(transaction));
      if (wanted == null || wanted.equals(owner)) {
        ObjectNode line = list.addObject().put("account", owner);
        for (String field :
            List.of(
                "id",
                "type",
                "amount",
                "fee",
                "net",
                "currency",
                "source",
                "status",
                "created",
                "available_on")) {
          line.set(field, transaction.path(field));
        }
      }
    }
    return answer;
  }

  private static boolean fits(Change change, ObjectNode row) {
    String owner = Json.text(row, "account").equals(PLATFORM) ? "" : Json.text(row, "account");
    String currency = Json.text(row, "currency");
    return Json.number(row, "available") == Purses.available(change, owner, currency)
        && Json.number(row, "pending") == Purses.pending(change, owner, currency)
        && Json.number(row, "received") == Json.number(row, "transferred");
  }

  private static ObjectNode row(Map<String, ObjectNode> rows, ObjectNode document) {
    return row(rows, Owner.of(document), Json.text(document, "currency"));
  }

  private static ObjectNode row(Map<String, ObjectNode> rows, String owner, String currency) {
    return rows.computeIfAbsent(
        owner + ':' + currency,
        any -> {
          ObjectNode row = Json.object().put("account", name(owner)).put("currency", currency);
          List.of(
                  "available",
                  "pending",
                  "fees",
                  "transactions",
                  "transferred",
                  "received",
                  "payouts_under_way",
                  "payouts_failed",
                  "at_the_bank")
              .forEach(field -> row.put(field, 0L));
          return row;
        });
  }

  private static String name(String owner) {
    return owner.equals(Owner.PLATFORM) ? PLATFORM : owner;
  }

  private static void add(ObjectNode row, String field, long amount) {
    row.put(field, Math.addExact(Json.number(row, field), amount));
  }
}

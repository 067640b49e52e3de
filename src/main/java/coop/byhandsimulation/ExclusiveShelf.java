package coop.byhandsimulation;

import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.WorkId;
import coop.byhand.kernel.Money;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.licensing.OfferOutcome;
import coop.byhand.licensing.SalesDesk;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Offers works to one buyer alone, by the same front door that their makers use. */
@Component
class ExclusiveShelf {

  private final SalesDesk desk;
  private final Catalogue catalogue;
  private final JsonMapper json = JsonMapper.shared();

  ExclusiveShelf(SalesDesk desk, Catalogue catalogue) {
    this.desk = desk;
    this.catalogue = catalogue;
  }

  /** Offers the works of a wish at a price in cents. */
  ObjectNode offer(JsonNode wish) {
    Money price = Money.of(wish.path("cents").longValue(), "EUR");
    wish.path("works")
        .forEach(work -> offer(WorkId.parse(work.stringValue()).orElseThrow(), price));
    return json.createObjectNode().put("did", "offered");
  }

  /** A maker sets another price, in cents, for works that are on offer. */
  ObjectNode reprice(JsonNode wish) {
    Money price = Money.of(wish.path("cents").longValue(), "EUR");
    String answer = "nothing";
    for (JsonNode work : wish.path("works")) {
      WorkId id = WorkId.parse(work.stringValue()).orElseThrow();
      Work found = catalogue.find(id).orElseThrow();
      answer =
          desk.offer(id, found.creator(), LicenceClass.STANDARD, price).getClass().getSimpleName();
    }
    return json.createObjectNode().put("did", answer);
  }

  private void offer(WorkId id, Money price) {
    Work work = catalogue.find(id).orElseThrow();
    OfferOutcome outcome = desk.offer(id, work.creator(), LicenceClass.EXCLUSIVE, price);
    if (!(outcome instanceof OfferOutcome.Offered)) {
      throw new IllegalStateException("not offered exclusively: " + outcome);
    }
  }
}

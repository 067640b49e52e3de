package coop.byhand.notifications;

import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.Work;
import coop.byhand.checkout.OrderConfirmed;
import coop.byhand.checkout.OrderLine;
import coop.byhand.identity.People;
import coop.byhand.identity.Person;
import coop.byhand.licensing.Licence;
import coop.byhand.licensing.Licensing;
import coop.byhand.licensing.OrderLineRef;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.members.Membership;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells makers that a work of theirs was licensed. */
@Component
class SaleMail {

  private final LetterDesk desk;
  private final Licensing licensing;
  private final Catalogue catalogue;
  private final Membership membership;
  private final People people;
  private final HouseFormats formats;

  SaleMail(
      LetterDesk desk,
      Licensing licensing,
      Catalogue catalogue,
      Membership membership,
      People people,
      HouseFormats formats) {
    this.desk = desk;
    this.licensing = licensing;
    this.catalogue = catalogue;
    this.membership = membership;
    this.people = people;
    this.formats = formats;
  }

  @EventListener
  void on(OrderConfirmed confirmed) {
    confirmed.order().granted().forEach(this::tell);
  }

  private void tell(OrderLine line) {
    Licence licence =
        licensing
            .ofLine(new OrderLineRef(line.id().value()))
            .orElseThrow(() -> new IllegalStateException("granted, not there: " + line.id()));
    Work work =
        catalogue
            .find(line.work())
            .orElseThrow(() -> new IllegalStateException("licensed, not there: " + line.work()));
    tellMaker(licence, people.get(membership.get(work.creator()).person()));
  }

  private void tellMaker(Licence licence, Person maker) {
    desk.tell(
        maker,
        licence.id() + "/maker",
        "sold",
        language -> {
          Formats format = formats.in(language);
          return new Object[] {
            licence.title(),
            licence.numberText(),
            format.money(licence.price()),
            format.moment(licence.grantedAt()),
            desk.link("/app/earnings")
          };
        });
  }
}

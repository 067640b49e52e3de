package coop.byhand.studio.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import coop.byhand.catalogue.Work;
import coop.byhand.kernel.Money;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.look.Formats;
import coop.byhand.members.Member;
import java.util.Optional;

/** The second price of a work, which may stay empty: what an exclusive year of it costs. */
class ExclusivePrice extends Div {

  private final transient Work work;
  private final transient Member member;
  private final transient StudioRooms rooms;
  private final transient Formats formats;
  private final TextField price = new TextField();

  ExclusivePrice(Work work, Member member, StudioRooms rooms) {
    this.work = work;
    this.member = member;
    this.rooms = rooms;
    this.formats = rooms.formats().in(getLocale());
    price.setLabel(getTranslation("studio.price.exclusive.field"));
    price.setHelperText(getTranslation("studio.price.exclusive.field-help"));
    price.setId("field-exclusive");
    price.getElement().setAttribute("inputmode", "decimal");
    price.addClassName("input-short");
    price.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    rooms
        .desk()
        .standing(work.id(), LicenceClass.EXCLUSIVE)
        .ifPresent(offer -> price.setValue(PriceText.write(offer.price())));
    Anchor deed = new Anchor("/licences/exclusive", getTranslation("studio.price.exclusive.deed"));
    deed.setRouterIgnore(true);
    add(
        new H2(getTranslation("studio.price.exclusive.title")),
        new Paragraph(getTranslation("studio.price.exclusive.lead")),
        new Paragraph(deed),
        price);
  }

  TextField field() {
    return price;
  }

  /** Offers at what is typed, or ends the offer if nothing is; says why it cannot, if so. */
  Optional<String> keep() {
    price.setInvalid(false);
    if (price.getValue().isBlank()) {
      rooms.desk().endExclusiveOffer(work.id(), member.id());
      return Optional.empty();
    }
    Optional<Money> typed = PriceText.read(price.getValue());
    Optional<String> problem =
        typed.isEmpty()
            ? Optional.of(getTranslation("studio.price.not-an-amount"))
            : OfferWords.problem(
                rooms.desk().offer(work.id(), member.id(), LicenceClass.EXCLUSIVE, typed.get()),
                this,
                formats);
    problem.ifPresent(words -> {
      price.setInvalid(true);
      price.setErrorMessage(words);
    });
    return problem;
  }
}

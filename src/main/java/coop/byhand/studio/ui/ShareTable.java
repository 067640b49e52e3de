package coop.byhand.studio.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import coop.byhand.catalogue.Contributor;
import coop.byhand.catalogue.Division;
import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.CreatorShare;
import coop.byhand.ledger.Proceeds;
import coop.byhand.look.Formats;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.policy.Policy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A division as people read it: who, what they did, their share, and what it is of €100.00. */
class ShareTable extends Div {

  private static final Money HUNDRED = Money.of(10_000, "EUR");

  ShareTable(Division division, ShareRooms rooms) {
    Formats formats = rooms.formats().in(getLocale());
    Policy policy = rooms.policies().at(rooms.clock().instant());
    List<Contributor> shares = division.shares();
    Map<MemberId, Member> members =
        rooms.members().byIds(shares.stream().map(Contributor::member).collect(Collectors.toSet()));
    List<BasisPoints> rates = division.rates();
    // By the books' own division, so that a cent left over stands where it will be booked.
    Proceeds proceeds = Proceeds.of(HUNDRED, policy.revenueSplit(), Contributor.weights(shares));
    Money part = proceeds.settlement().creator();
    Map<MemberId, Money> amounts =
        proceeds.creators().stream()
            .collect(Collectors.toMap(CreatorShare::member, CreatorShare::amount));
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    for (int i = 0; i < shares.size(); i++) {
      Contributor share = shares.get(i);
      Member member = members.get(share.member());
      Span name = new Span(member == null ? "" : member.name());
      Span role = new Span(getTranslation(roleKey(share.role())));
      role.addClassNames("soft", "small");
      Span figures =
          new Span(
              getTranslation(
                  "studio.shares.figures",
                  formats.count(share.weight()),
                  formats.rate(rates.get(i)),
                  formats.money(Objects.requireNonNull(amounts.get(share.member())))));
      figures.addClassName("num");
      Div row = new Div(name, role, figures);
      row.addClassName("row");
      list.add(new ListItem(row));
    }
    Paragraph meaning =
        new Paragraph(
            getTranslation(
                "studio.shares.meaning",
                formats.money(HUNDRED),
                formats.money(part),
                policy.version().value()));
    meaning.addClassNames("soft", "small");
    add(list, meaning);
  }

  static String roleKey(Contributor.Role role) {
    return "studio.shares.role." + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

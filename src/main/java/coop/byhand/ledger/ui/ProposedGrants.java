package coop.byhand.ledger.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import coop.byhand.ledger.GrantAgreementOutcome;
import coop.byhand.ledger.GrantId;
import coop.byhand.ledger.GrantRefusalOutcome;
import coop.byhand.ledger.SolidarityFund;
import coop.byhand.ledger.SolidarityGrant;
import coop.byhand.look.Formats;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Grants that are proposed, for the board: another one agrees, anyone of it declines. */
final class ProposedGrants extends Section {

  private final transient SolidarityFund fund;
  private final transient Membership membership;
  private final transient MemberId board;
  private final transient Formats formats;
  private final transient Consumer<String> done;

  /** Words that are typed into one row stay while another one is decided. */
  private final Map<GrantId, TextArea> reasons = new HashMap<>();

  /**
   * The part of one reader.
   *
   * @param done what to do with the sentence about what was decided
   */
  ProposedGrants(
      SolidarityFund fund,
      Membership membership,
      MemberId board,
      Formats formats,
      Consumer<String> done) {
    this.fund = fund;
    this.membership = membership;
    this.board = board;
    this.formats = formats;
    this.done = done;
  }

  /** Shows what waits now. */
  void show() {
    removeAll();
    add(new H2(getTranslation("ledger.solidarity.proposed")));
    List<SolidarityGrant> waiting = fund.proposed(board);
    if (waiting.isEmpty()) {
      add(new Paragraph(getTranslation("ledger.solidarity.proposed.none")));
      return;
    }
    Set<MemberId> people = new HashSet<>();
    waiting.forEach(grant -> people.addAll(List.of(grant.recipient(), grant.proposedBy())));
    Map<MemberId, Member> named = membership.byIds(people);
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    waiting.forEach(grant -> list.add(row(grant, named)));
    add(list);
  }

  private ListItem row(SolidarityGrant grant, Map<MemberId, Member> people) {
    H3 what =
        new H3(
            getTranslation(
                "ledger.solidarity.proposed.one",
                formats.money(grant.amount()),
                name(people, grant.recipient())));
    Paragraph by =
        soft(
            getTranslation(
                "ledger.solidarity.proposed.by",
                name(people, grant.proposedBy()),
                formats.moment(grant.proposedAt())));
    ListItem item = new ListItem(what, new Paragraph(grant.purpose()), by);
    item.addClassName("form");
    TextArea reason = reasons.computeIfAbsent(grant.id(), id -> reason());
    Div ways = new Div();
    ways.addClassName("row");
    if (grant.proposedBy().equals(board)) {
      item.add(soft(getTranslation("ledger.solidarity.proposed.own")));
    } else if (grant.recipient().equals(board)) {
      item.add(soft(getTranslation("ledger.solidarity.proposed.yours")));
    } else {
      ways.add(agree(grant, what.getText()));
    }
    ways.add(decline(grant, reason, what.getText()));
    item.add(reason, ways);
    return item;
  }

  private TextArea reason() {
    TextArea reason = new TextArea(getTranslation("ledger.solidarity.reason"));
    reason.setHelperText(getTranslation("ledger.solidarity.reason.help"));
    reason.setMaxLength(SolidarityGrant.REASON_MAX);
    reason.setWidthFull();
    return reason;
  }

  private Component agree(SolidarityGrant grant, String what) {
    Button agree = new Button(getTranslation("ledger.solidarity.agree"));
    agree.setAriaLabel(what + ": " + agree.getText());
    agree.addThemeVariants(ButtonVariant.PRIMARY);
    agree.setDisableOnClick(true);
    agree.addClickListener(click -> done.accept(agree(grant)));
    return agree;
  }

  private Component decline(SolidarityGrant grant, TextArea reason, String what) {
    Button decline = new Button(getTranslation("ledger.solidarity.decline"));
    decline.setAriaLabel(what + ": " + decline.getText());
    decline.addClickListener(click -> decline(grant, reason));
    return decline;
  }

  private String agree(SolidarityGrant grant) {
    return switch (fund.agree(grant.id(), board)) {
      case GrantAgreementOutcome.Agreed agreed ->
          getTranslation("ledger.solidarity.said.agreed", formats.money(agreed.grant().amount()));
      case GrantAgreementOutcome.MoreThanHeld(var has) ->
          getTranslation(
              "ledger.solidarity.said.more", formats.money(has), formats.money(grant.amount()));
      case GrantAgreementOutcome.NotAMember left -> getTranslation("ledger.solidarity.said.left");
      case GrantAgreementOutcome.SamePerson same ->
          getTranslation("ledger.solidarity.proposed.own");
      case GrantAgreementOutcome.ForOneself own ->
          getTranslation("ledger.solidarity.proposed.yours");
      case GrantAgreementOutcome.DeclinedBefore before ->
          getTranslation("ledger.solidarity.said.declined-before");
      case GrantAgreementOutcome.Unknown unknown ->
          getTranslation("ledger.solidarity.said.unknown");
      case GrantAgreementOutcome.NotTheBoard no -> getTranslation("ledger.year.board-only");
    };
  }

  private void decline(SolidarityGrant grant, TextArea reason) {
    switch (fund.decline(grant.id(), reason.getValue(), board)) {
      case GrantRefusalOutcome.Declined declined ->
          done.accept(getTranslation("ledger.solidarity.said.declined"));
      case GrantRefusalOutcome.ReasonLength length -> {
        reason.setErrorMessage(
            getTranslation("ledger.solidarity.reason.missing", SolidarityGrant.REASON_MAX));
        reason.setInvalid(true);
        reason.focus();
      }
      case GrantRefusalOutcome.AgreedBefore before ->
          done.accept(getTranslation("ledger.solidarity.said.agreed-before"));
      case GrantRefusalOutcome.Unknown unknown ->
          done.accept(getTranslation("ledger.solidarity.said.unknown"));
      case GrantRefusalOutcome.NotTheBoard no ->
          done.accept(getTranslation("ledger.year.board-only"));
    }
  }

  private static String name(Map<MemberId, Member> people, MemberId member) {
    return Objects.requireNonNull(people.get(member)).name();
  }

  private static Paragraph soft(String words) {
    Paragraph paragraph = new Paragraph(words);
    paragraph.addClassNames("soft", "small");
    return paragraph;
  }
}

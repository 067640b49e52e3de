package coop.byhand.checkout.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Contributor;
import coop.byhand.catalogue.Contributor.Role;
import coop.byhand.catalogue.Division;
import coop.byhand.catalogue.Divisions;
import coop.byhand.catalogue.ProposeOutcome.Proposed;
import coop.byhand.checkout.Order;
import coop.byhand.governance.Choice;
import coop.byhand.governance.Gathering;
import coop.byhand.governance.Proposal;
import coop.byhand.governance.ProposalState;
import coop.byhand.ledger.Ledger;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.policy.Parameter;
import coop.byhand.policy.PolicyCause;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

/**
 * A work that three people share, sold under a voted policy that keeps something for the solidarity
 * fund and for the reserve: whoever looks reads what the books book, to the cent.
 */
@ByhandTest
@WithMockUser(roles = "PERSON")
class SharedWorkScreensTests extends CheckoutScreens {

  private static final Currency EUR = Currency.getInstance("EUR");

  @LocalServerPort int port;
  @Autowired Divisions divisions;
  @Autowired Ledger ledger;
  @Autowired JdbcClient sql;
  @Autowired ApplicationContext house;

  private long before;
  private Member eve;
  private Member dora;

  @BeforeEach
  void threeShareItAndTheReserveIsVoted() {
    Gathering gathering = Gathering.of(house);
    before = gathering.present(Parameter.RESERVE_AT_SALE);
    vote(gathering, before + 150);
    eve = atelier.member("Eve Hart");
    dora = atelier.member("Dora Kiss");
    Division division =
        ((Proposed)
                divisions.propose(
                    work.id(),
                    ana.id(),
                    List.of(
                        new Contributor(ana.id(), 3, Role.MAKER),
                        new Contributor(eve.id(), 3, Role.CO_AUTHOR),
                        new Contributor(dora.id(), 1, Role.OTHER))))
            .division();
    divisions.sign(work.id(), division.version(), eve.id(), division.digest());
    divisions.sign(work.id(), division.version(), dora.id(), division.digest());
  }

  @AfterEach
  void theReserveIsAsBefore() {
    vote(Gathering.of(house), before);
  }

  @Test
  void everybodyReadsEachPersonsOwnAmountAsTheBooksBookIt() throws Exception {
    String rule = rule();
    openCheckout(work);
    String basket = words();
    Order order = paid(placed(work));
    openOrder(order.id());
    String ordered = words();
    String page = workPage();
    signIn(ana.person());
    UI.getCurrent().navigate("studio/works/" + work.id() + "/price");
    String studio = words();
    UI.getCurrent().navigate("earnings");
    String earnings = words();

    for (String screen : List.of(basket, ordered, page, studio)) {
      assertThat(screen).contains(booked(order)).contains(rule, " of €100.00");
    }
    assertThat(earnings)
        .contains("Of which solidarity", "Of which reserve")
        .contains(
            figure(order, "reserve"), figure(order, "solidarity"), rule.replace(", ", "\n, \n"));
  }

  /** What each got by the books, in the words of the pages. */
  private List<String> booked(Order order) {
    Map<MemberId, String> names =
        Map.of(ana.id(), ana.name(), eve.id(), eve.name(), dora.id(), dora.name());
    List<String> sentences = new ArrayList<>();
    names.forEach((member, name) -> {
      String amount = ledger.pendingOf(member, EUR).decimal().toPlainString();
      assertThat(amount).isNotEqualTo("0.00");
      sentences.add(name + " keeps €" + amount);
    });
    sentences.add("Running the co\u2011op takes €" + figure(order, "operating"));
    sentences.add("The solidarity fund gets €" + figure(order, "solidarity"));
    sentences.add("The common reserve gets €" + figure(order, "reserve"));
    return sentences;
  }

  private String figure(Order order, String role) {
    String amount =
        sql.sql(
                "select to_char(s.amount / 100.0, 'FM990.00') from ledger.line_share s"
                    + " join ledger.order_line l using (line_ref)"
                    + " where l.order_ref = ? and s.role = ?")
            .params(order.id().toString(), role)
            .query(String.class)
            .single();
    assertThat(amount).isNotEqualTo("0.00");
    return amount;
  }

  private String rule() {
    int proposal = ((PolicyCause.Ballot) inForce.policy().cause()).proposalNumber();
    return "policy " + inForce.policy().version() + ", ballot " + proposal;
  }

  private String workPage() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/works/" + work.id()))
                  .header("Accept", "text/html")
                  .header("Accept-Language", "en")
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static void vote(Gathering gathering, long to) {
    MemberId proposer = gathering.member("Voter " + UUID.randomUUID()).id();
    gathering.members(3);
    Proposal proposal =
        gathering.broughtToVote(gathering.draft(proposer, Parameter.RESERVE_AT_SALE, to));
    gathering.voteAsOne(proposal, new Choice.Value(to));
    gathering.passTime(
        gathering.passTime(proposal, ProposalState.Voting.class), ProposalState.Queued.class);
    assertThat(gathering.present(Parameter.RESERVE_AT_SALE)).isEqualTo(to);
  }
}

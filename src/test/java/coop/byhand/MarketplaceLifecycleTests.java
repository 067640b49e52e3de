package coop.byhand;

import static coop.byhand.policy.Parameter.COMMISSION_STANDARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhand.Doorkeeper.Guest;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Detail;
import coop.byhand.catalogue.PreviewState;
import coop.byhand.catalogue.SubmitOutcome;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.Workbench;
import coop.byhand.checkout.PlaceOutcome.Changed;
import coop.byhand.checkout.PlaceOutcome.Difference;
import coop.byhand.checkout.Quote;
import coop.byhand.checkout.Shopper;
import coop.byhand.governance.Assembly;
import coop.byhand.governance.BallotBox;
import coop.byhand.governance.CastOutcome;
import coop.byhand.governance.Choice;
import coop.byhand.governance.Draft;
import coop.byhand.governance.DraftOutcome;
import coop.byhand.governance.Gathering;
import coop.byhand.governance.Proposal;
import coop.byhand.governance.ProposalState;
import coop.byhand.governance.VoteTerms;
import coop.byhand.identity.People;
import coop.byhand.identity.PersonId;
import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.Ledger;
import coop.byhand.ledger.MemberBalance;
import coop.byhand.ledger.Statement;
import coop.byhand.ledger.StatementRow;
import coop.byhand.licensing.Licence;
import coop.byhand.licensing.Licensing;
import coop.byhand.licensing.OfferOutcome;
import coop.byhand.members.Member;
import coop.byhand.members.Membership;
import coop.byhand.notifications.Mails;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.PolicyCause;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.provenance.AttestOutcome;
import coop.byhand.provenance.CheckPoint;
import coop.byhand.provenance.ClaimState;
import coop.byhand.provenance.Opinion;
import coop.byhand.provenance.Provenance;
import coop.byhand.provenance.QueueItem;
import coop.byhand.provenance.ReviewDesk;
import coop.byhand.provenance.ReviewStop;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntryId;
import coop.byhand.tally.Finding;
import coop.byhand.tally.Step;
import coop.byhand.tally.StepKind;
import coop.byhanddemo.MovableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What Byhand is for, told once from end to end: a picture is made, checked, sold; the members vote
 * on what the co-op keeps of a sale; the next sale obeys the vote and the last one stays as it was.
 */
@ByhandStory
class MarketplaceLifecycleTests {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired Membership membership;
  @Autowired Atelier atelier;
  @Autowired Workbench workbench;
  @Autowired Provenance provenance;
  @Autowired ReviewDesk desk;
  @Autowired Licensing licensing;
  @Autowired Ledger ledger;
  @Autowired Assembly assembly;
  @Autowired BallotBox ballotBox;
  @Autowired PolicyBook policyBook;
  @Autowired Register register;
  @Autowired Mails mails;
  @Autowired MovableClock clock;
  @Autowired JdbcClient sql;
  @Autowired ApplicationContext house;

  @Test
  void aPictureIsSoldTheMembersChangeTheRateAndTheNextSaleObeysThem() {
    Doorkeeper door = new Doorkeeper(mails);
    Gathering others = Gathering.of(house);
    PersonId photographer = door.guest(people, port, "Ana Lima").id();
    Member ana = membership.admit(photographer, "I photograph harbours.");
    Member carla = others.member("Carla Reyes");
    Member dario = others.member("Dario Conti");
    List<Member> voters = others.members(13);
    Guest guest = door.guest(people, port, "Ben Okafor");
    assertThat(membership.of(guest.id())).isEmpty();
    Shopper ben = Shopper.of(guest.id(), "Okafor Design", house);
    byte[] photograph = Photograph.ofAHarbour();

    Work work = anaHandsAPhotographIn(ana, photograph);
    twoOtherMembersVerifyIt(work, ana, carla, dario);
    everybodyFindsIt(work, ana);

    Licence licence = benBuysIt(ben, work, eur(40_00));
    theLicenceIsValidAndOpensTheFile(licence, guest, photograph);
    theBooksBalance();
    StatementRow sale = anaReadsHowTheSaleWasDivided(ana, work);

    Quote shownBefore = ben.asks(work);
    Proposal closed = theMembersVoteForFifteenPercent(others, ana, carla, dario, voters);
    Policy adopted = theVoteIsInForceOnceItsTimeLockHasPassed(others, closed);
    Licence second = benIsShownTheNewRateAndBuysAgain(ben, work, shownBefore, adopted);

    theEarlierSaleStaysAsItWas(ana, sale, closed, adopted);
    theBooksBalance();
    everyFactStandsInTheRegister(work, closed, adopted, List.of(licence, second), ana);
  }

  private Work anaHandsAPhotographIn(Member ana, byte[] photograph) {
    Work draft = atelier.draft(ana, photograph, "harbour.jpg");
    assertThat(draft.original()).isEqualTo(Digest.ofContent(photograph));
    atelier.describe(draft, new Detail.Title("Harbour at dawn"));
    atelier.describe(draft, new Detail.Description("Taken from the east pier, before the boats."));
    atelier.describe(draft, new Detail.Tags(List.of("harbour", "dawn")));
    atelier.describe(draft, new Detail.AltText("A still harbour under a pale sky"));

    assertThat(workbench.submit(draft.id(), ana.id()))
        .isEqualTo(new SubmitOutcome.Incomplete(List.of(SubmitOutcome.Missing.DECLARATION)));
    atelier.declare(draft.claim(), ana);

    assertThat(licensing.offer(draft.id(), ana.id(), eur(10_00)))
        .isEqualTo(new OfferOutcome.BelowFloor(eur(15_00)));
    assertThat(licensing.offer(draft.id(), ana.id(), eur(50_00)))
        .isInstanceOf(OfferOutcome.Offered.class);

    assertThat(workbench.submit(draft.id(), ana.id())).isInstanceOf(SubmitOutcome.Submitted.class);
    assertThat(visitor().open("/works/" + draft.id()).statusCode()).isEqualTo(404);
    return atelier.find(draft.id());
  }

  private void twoOtherMembersVerifyIt(Work work, Member ana, Member carla, Member dario) {
    assertThat(desk.queue(ana.id())).isEmpty();
    assertThat(desk.queue(carla.id())).extracting(QueueItem::claim).containsExactly(work.claim());

    assertThat(findsItMadeByHand(work, ana, "I was there.")).isEqualTo(new ReviewStop.OwnWork());
    assertThat(findsItMadeByHand(work, carla, "The light fits the hour and the place."))
        .isInstanceOf(AttestOutcome.Given.class);
    assertThat(findsItMadeByHand(work, dario, "Grain and focus are those of a camera."))
        .isInstanceOf(AttestOutcome.Given.class);
    assertThat(atelier.find(work.id()).isListed()).isFalse();

    clock.forward(ReviewDesk.TAKE_BACK_TIME);
    await().atMost(PATIENCE).until(() -> atelier.find(work.id()).isListed());
    assertThat(verdict(work).policy()).isEqualTo(PolicyVersion.GENESIS);
  }

  private AttestOutcome findsItMadeByHand(Work work, Member reviewer, String reason) {
    Opinion madeByHand = new Opinion.MadeByHand(CheckPoint.applying(false));
    return desk.attest(work.claim(), reviewer.id(), madeByHand, reason);
  }

  private ClaimState.Verified verdict(Work work) {
    return (ClaimState.Verified) provenance.find(work.claim()).orElseThrow().state();
  }

  private void everybodyFindsIt(Work work, Member ana) {
    await()
        .atMost(PATIENCE)
        .until(() -> atelier.find(work.id()).previews() != PreviewState.PENDING);
    HttpResponse<byte[]> preview = visitor().fetch("/previews/" + work.id() + "/320.jpg");
    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(preview.headers().firstValue("Content-Type")).hasValue("image/jpeg");

    assertThat(words(visitor().open("/search?q=dawn+harbour")))
        .contains("1 work", "Harbour at dawn", "Ana Lima", "from €50.00");
    assertThat(words(visitor().open("/works/" + work.id())))
        .contains("Ana Lima keeps €40.00 of €50.00.")
        .contains("Running the co‑op takes €9.00.", "The solidarity fund gets €1.00.")
        .contains("Ana Lima declared it human-made", "2 members looked at how it was made")
        .contains("Not for AI training, by anyone.");
    assertThat(words(visitor().open("/creators/" + ana.id())))
        .contains("I photograph harbours.", "Harbour at dawn", "80 % of every sale");
  }

  private Licence benBuysIt(Shopper ben, Work work, Money forAna) {
    Quote quote = ben.asks(work);
    assertThat(quote.gross()).isEqualTo(eur(50_00));
    assertThat(quote.lines().getFirst().settlement().creator()).isEqualTo(forAna);
    Licence licence = ben.buys(quote);
    assertThat(licence.licensee().name()).isEqualTo("Okafor Design");
    assertThat(licence.price()).isEqualTo(eur(50_00));
    return licence;
  }

  private void theLicenceIsValidAndOpensTheFile(Licence licence, Guest ben, byte[] photograph) {
    HttpResponse<String> check = visitor().open("/verify/" + licence.verification());
    assertThat(Jsoup.parse(check.body()).select("h1").text()).isEqualTo("This licence is valid.");
    assertThat(words(check)).contains("licensed to O. D.", licence.file().hex());
    String certificate = licensing.certificateLink(licence.id(), ben.id()).toString();
    assertThat(words(visitor().open(certificate)))
        .contains("Licensed to Okafor Design", "Valid", "Policy 1", licence.numberText());

    String link = licensing.downloadLink(licence.id(), ben.id()).toString();
    assertThat(visitor().open(link).statusCode()).isEqualTo(403);
    HttpResponse<byte[]> file = ben.browser().fetch(link);
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).isEqualTo(photograph);
    assertThat(Digest.ofContent(file.body())).isEqualTo(licence.file());
    clock.forward(Duration.ofMinutes(10));
    assertThat(ben.browser().fetch(link).statusCode()).isEqualTo(410);
  }

  private void theBooksBalance() {
    assertThat(ledger.books().balance()).isTrue();
    assertThat(sql.sql("select sum(amount) from ledger.entry").query(Long.class).single()).isZero();
    assertThat(words(visitor().open("/books"))).contains("The books balance");
  }

  private StatementRow anaReadsHowTheSaleWasDivided(Member ana, Work work) {
    Statement statement = statementOf(ana);
    assertThat(statement.closing()).isEqualTo(eur(40_00));
    assertThat(statement.rows()).hasSize(1);
    StatementRow sale = statement.rows().getFirst();
    assertThat(sale.work()).isEqualTo(work.id().toString());
    assertThat(sale.gross()).isEqualTo(eur(50_00));
    assertThat(sale.commission()).isEqualTo(eur(10_00));
    assertThat(sale.commissionRate()).isEqualTo(new BasisPoints(20_00));
    assertThat(sale.operating()).isEqualTo(eur(9_00));
    assertThat(sale.solidarity()).isEqualTo(eur(1_00));
    assertThat(sale.net()).isEqualTo(eur(40_00));
    assertThat(sale.policy()).isEqualTo(PolicyVersion.GENESIS);
    assertThat(sale.cause()).isEqualTo(new PolicyCause.Genesis());
    return sale;
  }

  private Proposal theMembersVoteForFifteenPercent(
      Gathering others, Member ana, Member carla, Member dario, List<Member> voters) {
    Draft draft =
        new Draft.NumberChange(
            "Fifteen percent is enough",
            "The house costs less than we thought.",
            COMMISSION_STANDARD.key(),
            15_00);
    DraftOutcome.Drafted drafted = (DraftOutcome.Drafted) assembly.draft(ana.id(), draft);
    assembly.sponsor(drafted.id(), carla.id());
    assembly.sponsor(drafted.id(), dario.id());
    Proposal proposal = assembly.find(drafted.id()).orElseThrow();
    Proposal announced = others.passTime(proposal, ProposalState.Discussion.class);
    Member elif = others.member("Elif Kaya");
    Proposal open = others.passTime(announced, ProposalState.Notice.class);

    VoteTerms terms = open.terms().orElseThrow();
    assertThat(terms.rollSize()).isEqualTo(16);
    assertThat(terms.quorum()).as("1.5 times the square root of 16").isEqualTo(6);
    assertThat(ballotBox.cast(open.id(), elif.id(), new Choice.Value(5_00)))
        .isEqualTo(new CastOutcome.NotOnRoll(terms.rollAt()));
    votes(open, 12_00, ana, voters.get(0));
    votes(open, 15_00, carla, voters.get(1));
    votes(open, 18_00, dario, voters.get(2));

    Proposal closed = others.passTime(open, ProposalState.Voting.class);
    assertThat(closed.result().orElseThrow().count().finding()).isEqualTo(Finding.CARRIED);
    assertThat(closed.result().orElseThrow().count().trace().steps())
        .containsExactly(
            new Step(StepKind.PAPERS, List.of(), List.of(6L, 0L, 6L)),
            new Step(StepKind.QUORUM_REACHED, List.of(), List.of(6L, 6L)),
            new Step(StepKind.VOTES, List.of(12_00L), List.of(2L, 2L)),
            new Step(StepKind.VOTES, List.of(15_00L), List.of(2L, 4L)),
            new Step(StepKind.VOTES, List.of(18_00L), List.of(2L, 6L)),
            new Step(StepKind.PHANTOM, List.of(20_00L), List.of()),
            new Step(StepKind.MIDDLE, List.of(15_00L), List.of(4L, 7L)),
            new Step(StepKind.CHANGES, List.of(20_00L, 15_00L), List.of()));
    assertThat(words(visitor().open("/proposals/" + closed.number())))
        .contains("Fifteen percent is enough", "number 4 of 7 is the middle one: 15 %");
    return closed;
  }

  private void votes(Proposal proposal, long rate, Member... members) {
    for (Member member : members) {
      assertThat(ballotBox.cast(proposal.id(), member.id(), new Choice.Value(rate)))
          .isInstanceOf(CastOutcome.Cast.class);
    }
  }

  private Policy theVoteIsInForceOnceItsTimeLockHasPassed(Gathering others, Proposal closed) {
    Instant closedAt = closed.terms().orElseThrow().closesAt();
    assertThat(closed.state())
        .isEqualTo(new ProposalState.Queued(closedAt.plus(Duration.ofDays(30))));
    assertThat(policyBook.at(clock.instant()).version()).isEqualTo(PolicyVersion.GENESIS);

    Proposal effective = others.passTime(closed, ProposalState.Queued.class);
    assertThat(effective.state()).isInstanceOf(ProposalState.Effective.class);
    Policy adopted = policyBook.at(clock.instant());
    assertThat(adopted.version()).isEqualTo(new PolicyVersion(2));
    assertThat(adopted.value(COMMISSION_STANDARD)).isEqualTo(new BasisPoints(15_00));
    assertThat(adopted.cause()).isEqualTo(new PolicyCause.Ballot(closed.number()));
    return adopted;
  }

  private Licence benIsShownTheNewRateAndBuysAgain(
      Shopper ben, Work work, Quote shownBefore, Policy adopted) {
    assertThat(words(visitor().open("/works/" + work.id())))
        .contains("Ana Lima keeps €42.50 of €50.00.");
    Changed changed = (Changed) ben.orders(shownBefore);
    assertThat(changed.differences()).containsExactly(Difference.POLICY);
    assertThat(changed.now().policy()).isEqualTo(adopted.version());
    assertThat(changed.now().lines().getFirst().settlement().commission()).isEqualTo(eur(7_50));
    return benBuysIt(ben, work, eur(42_50));
  }

  private void theEarlierSaleStaysAsItWas(
      Member ana, StatementRow sale, Proposal vote, Policy adopted) {
    Statement statement = statementOf(ana);
    assertThat(statement.rows()).hasSize(2).first().isEqualTo(sale);
    StatementRow next = statement.rows().getLast();
    assertThat(next.commissionRate()).isEqualTo(new BasisPoints(15_00));
    assertThat(next.commission()).isEqualTo(eur(7_50));
    assertThat(next.net()).isEqualTo(eur(42_50));
    assertThat(next.policy()).isEqualTo(adopted.version());
    assertThat(next.cause()).isEqualTo(new PolicyCause.Ballot(vote.number()));
    assertThat(statement.closing()).isEqualTo(eur(82_50));
    // The first sale's hold is over by now: its part may have become available.
    MemberBalance balance = ledger.balanceOf(ana.id(), Currency.getInstance("EUR"));
    assertThat(balance.pending().plus(balance.available())).isEqualTo(eur(82_50));
  }

  private void everyFactStandsInTheRegister(
      Work work, Proposal vote, Policy adopted, List<Licence> licences, Member ana) {
    Stream<RegisterEntryId> named =
        Stream.of(
                Stream.of(verdict(work).entry(), adopted.entry()),
                Stream.of(vote.terms().orElseThrow().opened().orElseThrow()),
                Stream.of(vote.result().orElseThrow().entry()),
                licences.stream().map(Licence::entry),
                statementOf(ana).rows().stream().map(StatementRow::entry))
            .flatMap(ids -> ids);
    new WholeRegister(register)
        .holdsExactly(
            Map.of(
                "member.admitted", 17,
                "provenance.declaration", 1,
                "provenance.verdict", 1,
                "work.listed", 1,
                "licence.terms", 2,
                "licence.granted", 2,
                "ledger.sale", 2,
                "proposal.opened", 1,
                "proposal.result", 1,
                "policy.version", 2),
            named.toList());
    assertThat(words(visitor().open("/register/" + adopted.entry())))
        .contains(register.find(adopted.entry()).orElseThrow().leafHash().hex());
  }

  private Statement statementOf(Member member) {
    Instant end = clock.instant().plus(Duration.ofMinutes(1));
    return ledger.statement(member.id(), Currency.getInstance("EUR"), Instant.EPOCH, end);
  }

  private Visitor visitor() {
    return new Visitor(port);
  }

  private static String words(HttpResponse<String> page) {
    assertThat(page.statusCode()).isEqualTo(200);
    return Jsoup.parse(page.body()).text().replace('\u00a0', ' ');
  }

  private static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }
}

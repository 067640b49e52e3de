package coop.byhand.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Contributor.Role;
import coop.byhand.kernel.Digest;
import coop.byhand.members.Member;
import coop.byhand.register.RecordMatch;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ByhandTest
class DivisionsTests {

  @Autowired Divisions divisions;
  @Autowired Catalogue catalogue;
  @Autowired Atelier atelier;
  @Autowired Workbench workbench;
  @Autowired Register register;
  @Autowired DSLContext database;

  private Member ana;
  private Member ben;
  private Member cleo;
  private Work work;

  @BeforeEach
  void threePeopleMadeIt() {
    ana = atelier.member("Ana Ruiz");
    ben = atelier.member("Ben Okafor");
    cleo = atelier.member("Cleo Sand");
    work = atelier.listed(ana, "Made together", 4_000);
  }

  @Test
  void theMakerAloneIsPaidUntilEverybodyHasSigned() {
    List<Contributor> alone = List.of(maker(1));
    assertThat(catalogue.contributors(work.id())).isEqualTo(alone);

    Division proposed = propose(maker(3), coAuthor(ben, 2), other(cleo, 1));

    assertThat(proposed.isOpen()).isTrue();
    assertThat(proposed.signed()).containsExactly(ana.id());
    assertThat(divisions.waitingFor(ana.id())).isEmpty();
    assertThat(divisions.waitingFor(ben.id())).containsExactly(proposed);
    sign(proposed, ben);
    assertThat(catalogue.contributors(work.id())).isEqualTo(alone);
    assertThat(divisions.waitingFor(ben.id())).isEmpty();
    Division complete = taken(sign(proposed, cleo));
    assertThat(complete.state()).isInstanceOf(DivisionState.Complete.class);
    assertThat(catalogue.contributors(work.id()))
        .containsExactly(maker(3), coAuthor(ben, 2), other(cleo, 1));
  }

  @Test
  void aNewDivisionReplacesTheFormerOneForLaterSalesOnly() {
    Division first = complete(maker(1), coAuthor(ben, 1));
    List<Contributor> soldBefore = catalogue.contributors(work.id());

    Division second = propose(maker(1), coAuthor(cleo, 1));
    sign(second, cleo);

    assertThat(second.version()).isEqualTo(first.version() + 1);
    assertThat(catalogue.contributors(work.id()))
        .as("Ben would lose his share, and has not signed")
        .isEqualTo(soldBefore);
    sign(second, ben);
    assertThat(catalogue.contributors(work.id())).containsExactly(maker(1), coAuthor(cleo, 1));
    assertThat(
            database
                .fetchOne(
                    "select count(*) from catalogue.division_share where work_id = ? and version = ?",
                    work.id().value(),
                    first.version())
                .into(int.class))
        .as("the former one stays on record")
        .isEqualTo(2);
  }

  @Test
  void aSignatureCountsForTheVeryVersionOnly() {
    Division first = propose(maker(1), coAuthor(ben, 1));
    divisions.withdraw(work.id(), ana.id());
    Division second = propose(maker(9), coAuthor(ben, 1));

    assertThat(divisions.sign(work.id(), second.version(), ben.id(), first.digest()))
        .isInstanceOf(AnswerOutcome.OtherText.class);
    assertThat(divisions.sign(work.id(), second.version(), ben.id(), Digest.ofText("no text")))
        .isInstanceOf(AnswerOutcome.OtherText.class);
    assertThat(sign(first, ben)).isInstanceOf(AnswerOutcome.Over.class);
    assertThat(catalogue.contributors(work.id())).containsExactly(maker(1));
    assertThatThrownBy(() ->
            database.execute(
                "insert into catalogue.division_answer values (?, ?, ?, ?, 'signed', '', now())",
                work.id().value(),
                second.version(),
                ben.id().value(),
                first.digest().bytes()))
        .hasMessageContaining("division_answer_work_id_version_digest_fkey");
  }

  @Test
  void nobodySignsForAnother() {
    Division proposed = propose(maker(1), coAuthor(ben, 1));

    assertThat(sign(proposed, cleo)).isEqualTo(new AnswerOutcome.NotAsked());
    assertThat(divisions.refuse(work.id(), proposed.version(), cleo.id(), "no"))
        .isEqualTo(new AnswerOutcome.NotAsked());
    assertThat(divisions.refuse(work.id(), proposed.version(), ana.id(), "no"))
        .isEqualTo(new AnswerOutcome.NotAsked());
    assertThat(divisions.withdraw(work.id(), ben.id())).isEqualTo(new AnswerOutcome.NotAsked());
    sign(proposed, ana);
    assertThat(divisions.last(work.id()).orElseThrow().isOpen()).isTrue();
    assertThatThrownBy(() ->
            database.execute(
                "insert into catalogue.division_answer values (?, ?, ?, ?, 'signed', '', now())",
                work.id().value(),
                proposed.version(),
                cleo.id().value(),
                proposed.digest().bytes()))
        .hasMessageContaining("foreign key");
  }

  @Test
  void whoDoesNotAgreeEndsItWithAReason() {
    Division proposed = propose(maker(9), coAuthor(ben, 1), coAuthor(cleo, 1));

    Division refused =
        taken(divisions.refuse(work.id(), proposed.version(), ben.id(), " too little "));

    assertThat(refused.state()).isInstanceOf(DivisionState.Refused.class);
    assertThat(divisions.reasonOfRefusal(refused)).contains("too little");
    assertThat(divisions.waitingFor(cleo.id())).isEmpty();
    assertThat(sign(proposed, cleo)).isInstanceOf(AnswerOutcome.Over.class);
    assertThat(catalogue.contributors(work.id())).containsExactly(maker(1));
    assertThat(propose(maker(1), coAuthor(ben, 1)).version()).isEqualTo(2);
  }

  @Test
  void theMakerTakesItBackWhileItIsOpenAndNotAfter() {
    Division proposed = propose(maker(1), coAuthor(ben, 1));
    assertThat(proposeOutcome(maker(2), coAuthor(ben, 1)))
        .isEqualTo(new ProposeOutcome.AnotherIsOpen(proposed));

    assertThat(taken(divisions.withdraw(work.id(), ana.id())).state())
        .isInstanceOf(DivisionState.Withdrawn.class);
    assertThat(divisions.waitingFor(ben.id())).isEmpty();
    complete(maker(2), coAuthor(ben, 1));

    assertThat(divisions.withdraw(work.id(), ana.id())).isInstanceOf(AnswerOutcome.Over.class);
    assertThat(catalogue.contributors(work.id())).hasSize(2);
  }

  @Test
  void onlyTheMakerProposesAndOnlyForAWorkThatIsNoDraft() {
    Work draft = atelier.described(ana, "Draft");
    assertThat(divisions.propose(draft.id(), ana.id(), List.of(maker(1), coAuthor(ben, 1))))
        .isEqualTo(new ProposeOutcome.NotNow(new ListingState.Draft()));
    assertThat(divisions.propose(work.id(), ben.id(), List.of(maker(1), coAuthor(ben, 1))))
        .isEqualTo(new ProposeOutcome.NotYours());
    workbench.withdraw(work.id(), ana.id(), "");
    assertThat(proposeOutcome(maker(1), coAuthor(ben, 1)))
        .isInstanceOf(ProposeOutcome.NotNow.class);
  }

  @Test
  void theRegisterHoldsASaltedHashAndNoNames() {
    Division complete = complete(maker(3), coAuthor(ben, 2));

    RegisterEntry entry =
        register.page(1, Optional.of("work.divided")).items().stream()
            .filter(found -> found.canonicalJson().contains(work.id().toString()))
            .findFirst()
            .orElseThrow();

    assertThat(entry.canonicalJson())
        .doesNotContain("Ben", "Ana", ben.id().toString(), ana.id().toString())
        .doesNotContain(complete.digest().hex());
    assertThat(
            register.compare(
                entry.id(),
                "division",
                Division.text(complete.work(), complete.version(), complete.shares())))
        .isEqualTo(RecordMatch.MATCHES);
  }

  @Test
  void everybodySigningAtOnceCompletesItOnce() throws Exception {
    List<Member> many = new ArrayList<>();
    List<Contributor> shares = new ArrayList<>(List.of(maker(1)));
    for (int i = 0; i < Division.MOST_PEOPLE - 1; i++) {
      Member member = atelier.member("Member " + i);
      many.add(member);
      shares.add(coAuthor(member, 1));
    }
    Division proposed = propose(shares.toArray(Contributor[]::new));

    try (ExecutorService people = Executors.newFixedThreadPool(8)) {
      List<Callable<AnswerOutcome>> pens =
          many.stream()
              .<Callable<AnswerOutcome>>map(member -> () -> sign(proposed, member))
              .toList();
      for (var answer : people.invokeAll(pens)) {
        assertThat(answer.get()).isInstanceOf(AnswerOutcome.Taken.class);
      }
    }

    assertThat(divisions.last(work.id()).orElseThrow().state())
        .isInstanceOf(DivisionState.Complete.class);
    assertThat(catalogue.contributors(work.id())).hasSize(Division.MOST_PEOPLE);
  }

  @Test
  void nothingOfItCanBeChanged() {
    Division complete = complete(maker(1), coAuthor(ben, 1));
    String mine = " where work_id = '" + complete.work().value() + "'";
    for (String table : List.of("", "_share", "_signatory", "_answer", "_end")) {
      assertThatThrownBy(() -> database.execute("delete from catalogue.division" + table + mine))
          .hasMessageContaining("append-only");
      assertThatThrownBy(() ->
              database.execute("update catalogue.division" + table + " set version = 7" + mine))
          .hasMessageContaining("append-only");
    }
  }

  private Division complete(Contributor... shares) {
    Division proposed = propose(shares);
    for (var signatory : proposed.signatories()) {
      divisions.sign(work.id(), proposed.version(), signatory, proposed.digest());
    }
    Division last = divisions.last(work.id()).orElseThrow();
    assertThat(last.state()).isInstanceOf(DivisionState.Complete.class);
    return last;
  }

  private Division propose(Contributor... shares) {
    return switch (proposeOutcome(shares)) {
      case ProposeOutcome.Proposed(Division division) -> division;
      case ProposeOutcome other -> throw new IllegalStateException(other.toString());
    };
  }

  private ProposeOutcome proposeOutcome(Contributor... shares) {
    return divisions.propose(work.id(), ana.id(), List.of(shares));
  }

  private AnswerOutcome sign(Division division, Member member) {
    return divisions.sign(division.work(), division.version(), member.id(), division.digest());
  }

  private static Division taken(AnswerOutcome outcome) {
    return switch (outcome) {
      case AnswerOutcome.Taken(Division division) -> division;
      case AnswerOutcome other -> throw new IllegalStateException(other.toString());
    };
  }

  private Contributor maker(int weight) {
    return new Contributor(ana.id(), weight, Role.MAKER);
  }

  private static Contributor coAuthor(Member member, int weight) {
    return new Contributor(member.id(), weight, Role.CO_AUTHOR);
  }

  private static Contributor other(Member member, int weight) {
    return new Contributor(member.id(), weight, Role.OTHER);
  }
}

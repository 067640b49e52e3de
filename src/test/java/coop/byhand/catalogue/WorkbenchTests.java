package coop.byhand.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.SubmitOutcome.Missing;
import coop.byhand.members.Member;
import coop.byhand.policy.Medium;
import coop.byhand.provenance.ClaimState;
import coop.byhand.provenance.Provenance;
import coop.byhand.vault.BlobRef;
import coop.byhand.vault.Vault;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@ByhandTest
class WorkbenchTests {

  @Autowired Workbench workbench;
  @Autowired Catalogue catalogue;
  @Autowired Showcase showcase;
  @Autowired Provenance provenance;
  @Autowired Vault vault;
  @Autowired DSLContext database;

  private Atelier atelier;

  @Autowired
  void open(BeanFactory house) {
    atelier = Atelier.in(house);
  }

  @Test
  void theOriginalIsKeptByteForByte() throws Exception {
    byte[] content = Atelier.picture(64, 48);
    Work work = atelier.draft(atelier.member("Ana Lima"), content, "../a/canyon.png");

    BlobRef blob = vault.find(work.original()).orElseThrow();
    try (InputStream kept = vault.open(blob)) {
      assertThat(kept.readAllBytes()).isEqualTo(content);
    }
    assertThat(work.fileName()).isEqualTo("canyon.png");
    assertThat(work.medium()).isEqualTo(Medium.IMAGE);
    assertThat(work.dimensions()).isEqualTo(new Dimensions(64, 48));
    assertThat(work.bytes()).isEqualTo(content.length);
  }

  @Test
  void aTextKeepsItsOpening() {
    Work work = atelier.draft(atelier.member("Ana Lima"), Atelier.text(), "morning.txt");

    assertThat(work.medium()).isEqualTo(Medium.TEXT);
    assertThat(work.previews()).isEqualTo(PreviewState.NONE);
    assertThat(showcase.excerpt(work.id()).orElseThrow())
        .startsWith("It was a quiet morning")
        .endsWith("Then it rained.");
  }

  @Test
  void oneFileIsOneWork() {
    Member ana = atelier.member("Ana Lima");
    byte[] content = Atelier.picture(64, 48);
    Work first = atelier.draft(ana, content, "one.png");
    ReceivedFile again = atelier.receive(content, "two.png");

    assertThat(workbench.draft(ana.id(), again))
        .isEqualTo(new DraftOutcome.YoursAlready(first.id(), ""));
    assertThat(workbench.draft(atelier.member("Ben Okafor").id(), again))
        .isEqualTo(new DraftOutcome.SomebodyElses());

    workbench.withdraw(first.id(), ana.id(), "");
    assertThat(workbench.draft(ana.id(), again)).isInstanceOf(DraftOutcome.Drafted.class);
  }

  @Test
  void wordsAreSavedFieldByFieldAndCleaned() {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.draft(ana, Atelier.picture(64, 48), "a.png");

    atelier.describe(work, new Detail.Title("  Black\u202E  canyon\n"));
    atelier.describe(work, new Detail.Description("One.\r\n\r\n\r\n\r\nTwo.\u0000"));
    atelier.describe(work, new Detail.Tags(List.of("River ", "river", "", "ROCK")));

    Work saved = atelier.find(work.id());
    assertThat(saved.title()).isEqualTo("Black canyon");
    assertThat(saved.description()).isEqualTo("One.\n\nTwo.");
    assertThat(saved.tags()).containsExactly("river", "rock");
  }

  @Test
  void whatIsTooLongIsRefusedAndChangesNothing() {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.draft(ana, Atelier.picture(64, 48), "a.png");
    atelier.describe(work, new Detail.Title("Kept"));

    assertThat(describe(work, ana, new Detail.Title("x".repeat(161))))
        .isEqualTo(new DescribeOutcome.TooLong(161, 160));
    assertThat(describe(work, ana, new Detail.AltText("x".repeat(501))))
        .isEqualTo(new DescribeOutcome.TooLong(501, 500));
    assertThat(describe(work, ana, new Detail.Tags(List.of("x".repeat(41)))))
        .isEqualTo(new DescribeOutcome.TooLong(41, 40));
    assertThat(describe(work, ana, new Detail.Tags(numbered(21))))
        .isEqualTo(new DescribeOutcome.TooManyTags(21, 20));
    assertThat(atelier.find(work.id()).title()).isEqualTo("Kept");
  }

  @Test
  void nobodyElseTouchesADraft() {
    Member ana = atelier.member("Ana Lima");
    Member ben = atelier.member("Ben Okafor");
    Work work = atelier.described(ana, "Hers");

    assertThat(describe(work, ben, new Detail.Title("His")))
        .isInstanceOf(DescribeOutcome.NotYours.class);
    assertThat(workbench.submit(work.id(), ben.id())).isInstanceOf(SubmitOutcome.NotYours.class);
    assertThat(workbench.withdraw(work.id(), ben.id(), ""))
        .isInstanceOf(WithdrawOutcome.NotYours.class);
    assertThat(workbench.find(work.id(), ben.id())).isEmpty();
  }

  @Test
  void nothingIncompleteIsHandedIn() {
    Member ana = atelier.member("Ana Lima");
    Work bare = atelier.draft(ana, Atelier.picture(64, 48), "a.png");
    Work text = atelier.draft(ana, Atelier.text(), "a.txt");

    assertThat(workbench.submit(bare.id(), ana.id()))
        .isEqualTo(
            new SubmitOutcome.Incomplete(
                List.of(
                    Missing.TITLE,
                    Missing.DESCRIPTION,
                    Missing.TAGS,
                    Missing.ALT_TEXT,
                    Missing.DECLARATION)));
    assertThat(workbench.submit(text.id(), ana.id()))
        .isInstanceOfSatisfying(
            SubmitOutcome.Incomplete.class,
            lacking -> assertThat(lacking.missing()).doesNotContain(Missing.ALT_TEXT));
  }

  @Test
  void whatIsHandedInIsFixed() {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.inReview(ana, "Fixed");

    assertThat(work.state()).isInstanceOf(ListingState.InReview.class);
    assertThat(describe(work, ana, new Detail.Title("Other")))
        .isInstanceOf(DescribeOutcome.NoDraft.class);
    assertThat(workbench.submit(work.id(), ana.id())).isInstanceOf(SubmitOutcome.NoDraft.class);
    assertThat(workbench.withdraw(work.id(), ana.id(), ""))
        .isInstanceOf(WithdrawOutcome.NotPossible.class);
  }

  @Test
  void aDraftThatIsThrownAwayLeavesItsSignatureOnRecord() {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.described(ana, "Gone");
    atelier.declare(work.claim(), ana);

    assertThat(workbench.withdraw(work.id(), ana.id(), ""))
        .isInstanceOf(WithdrawOutcome.Discarded.class);
    assertThat(catalogue.find(work.id())).isEmpty();
    assertThat(provenance.find(work.claim()).orElseThrow().state())
        .isInstanceOf(ClaimState.Dropped.class);
  }

  @Test
  void theDatabaseKeepsTheFileOfAWork() {
    Work work = atelier.described(atelier.member("Ana Lima"), "Kept");

    assertThatThrownBy(() ->
            database.execute(
                "update catalogue.work set bytes = bytes + 1 where work_id = ?", work.id().value()))
        .hasMessageContaining("the file of a work never changes");
  }

  private DescribeOutcome describe(Work work, Member member, Detail detail) {
    return workbench.describe(work.id(), member.id(), detail);
  }

  private static List<String> numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> "tag" + i).toList();
  }
}

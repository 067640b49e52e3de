package coop.byhand.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.members.Member;
import coop.byhand.provenance.CaseFile;
import coop.byhand.provenance.ReviewCopy;
import coop.byhand.provenance.ReviewDesk;
import coop.byhand.vault.Vault;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@ByhandTest
class PrintRoomTests {

  @Autowired PrintRoom room;
  @Autowired Catalogue catalogue;
  @Autowired Showcase showcase;
  @Autowired ReviewDesk desk;
  @Autowired Vault vault;

  private Atelier atelier;

  @Autowired
  void open(BeanFactory house) {
    atelier = Atelier.in(house);
  }

  @Test
  void aPictureGetsItsRenditionsAndTheMembersTheirs() throws Exception {
    Member ana = atelier.member("Ana Lima");
    Work draft = atelier.draft(ana, Atelier.picture(1_300, 400), "wide.png");

    room.print(draft.id());
    room.print(draft.id());

    Work work = atelier.find(draft.id());
    assertThat(work.previews()).isEqualTo(PreviewState.READY);
    List<Rendition> made = showcase.renditions(work.id());
    assertThat(made).extracting(Rendition::size).contains(320, 640, 1024);
    for (Rendition rendition : made) {
      try (InputStream bytes = vault.open(vault.find(rendition.digest()).orElseThrow())) {
        assertThat(ImageIO.read(bytes).getWidth()).isEqualTo(rendition.width());
      }
    }
    assertThat(showcase.rendition(work.id(), 640).orElseThrow().width()).isEqualTo(640);
    assertThat(showcase.rendition(work.id(), 1600).orElseThrow().width())
        .isEqualTo(made.getLast().width());

    atelier.describe(work, new Detail.Title("Wide"));
    atelier.describe(work, new Detail.Description("Wide stripes."));
    atelier.describe(work, new Detail.Tags(List.of("wide")));
    atelier.describe(work, new Detail.AltText("Stripes"));
    atelier.declare(work.claim(), ana);
    atelier.publish(work, ana, 2_000);
    CaseFile file = desk.file(work.claim(), atelier.member("Edda Berg").id()).orElseThrow();
    ReviewCopy copy = Objects.requireNonNull(file.copy());
    assertThat(copy.picture()).isEqualTo(made.get(2).digest());
    assertThat(copy.thumbnail()).isEqualTo(made.getFirst().digest());
    assertThat(catalogue.by(ana.id(), 1, 1).items())
        .singleElement()
        .satisfies(card -> assertThat(card.colour()).matches("#[0-9a-f]{6}"));
  }

  @Test
  void aDraftThatHasGoneMeanwhileIsNoFault() {
    room.print(WorkId.at(Instant.EPOCH));
  }
}

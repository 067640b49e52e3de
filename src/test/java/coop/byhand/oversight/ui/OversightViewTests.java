package coop.byhand.oversight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextArea;
import coop.byhand.AppVisit;
import coop.byhand.catalogue.Atelier;
import coop.byhand.licensing.Counter;
import coop.byhand.members.Member;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import coop.byhand.oversight.Oversight;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class OversightViewTests extends AppVisit {

  @Autowired Atelier atelier;
  @Autowired Counter counter;
  @Autowired Membership members;
  @Autowired Oversight oversight;
  @Autowired JdbcClient sql;
  @Autowired Clock clock;

  /** Tests share their database, and some count what is open. */
  @AfterEach
  void nothingStaysOpen() {
    sql.sql(
            """
            update payments.alert set resolved_at = raised_at
            where detail = 'As the provider says.' and resolved_at is null
            """)
        .update();
  }

  @Test
  void everyMemberReadsWhatHoldsAndTheBoardCanLookAgain() {
    oversight.look();
    Member ana = atelier.member("Ana Ruiz");
    signIn(ana.person());
    navigate(OversightView.class);
    assertThat(words())
        .contains(
            "The books balance",
            "The payment provider",
            "The queue",
            "Look whether everything is right");
    assertThat(find(Button.class).withText("Look again").exists()).isFalse();

    members.appoint(ana.id(), Office.BOARD);
    navigate(OversightView.class);
    test(find(Button.class).withText("Look again").single()).click();
    assertThat(words()).contains("L11", "Nothing in the books was ever changed");
    assertThat(words()).contains("Wishes for money back");
  }

  @Test
  void whoIsNoMemberIsToldSo() {
    signIn(counter.buyer("Ben Miller"));
    navigate(OversightView.class);
    assertThat(words()).contains("for members").doesNotContain("The queue");
  }

  @Test
  void theBoardSaysWhatItHasDoneAboutAnAlert() {
    String subject = raised("transfer_failed");
    Member ana = atelier.member("Ana Ruiz");
    signIn(ana.person());
    navigate(OversightView.class);
    assertThat(words()).contains(subject);
    assertThat(find(Technical.class).all())
        .filteredOn(detail -> detail.getText().contains(subject))
        .singleElement()
        .satisfies(detail -> assertThat(detail.getElement().getAttribute("lang")).isEqualTo("en"));
    assertThat(buttons("Dealt with", subject)).as("who only reads").isEmpty();

    members.appoint(ana.id(), Office.BOARD);
    navigate(OversightView.class);
    assertThat(words()).contains("changes no number and moves no money");
    press("Dealt with", subject);
    press("Close it with these words", subject);
    assertThat(words()).contains("Say what was done.");
    find(TextArea.class).single().setValue("Sent again by hand.");
    press("Close it with these words", subject);
    assertThat(words()).contains("Done.", "Dealt with lately", "Ana Ruiz, ", "Sent again by hand.");
    assertThat(buttons("Dealt with", subject)).isEmpty();
    assertThat(
            sql.sql("select resolved_by from payments.alert where subject = ?")
                .param(subject)
                .query(String.class)
                .single())
        .isEqualTo(ana.id().toString());
  }

  @Test
  void whatAComparisonWouldRaiseAgainIsSolvedWhereItCanBe() {
    String unexplained = raised("movement_unexplained");
    String missing = raised("movement_missing");
    signIn(board().person());
    navigate(OversightView.class);
    assertThat(words()).contains(unexplained, missing);
    assertThat(buttons("Dealt with", unexplained)).isEmpty();
    assertThat(buttons("Dealt with", missing)).isEmpty();
    assertThat(
            find(Anchor.class)
                .withText("Say what it was, on the page for money that nothing" + " explains")
                .all())
        .isNotEmpty()
        .allSatisfy(way -> assertThat(way.getHref()).isEqualTo("strange-money"));
    assertThat(
            find(Anchor.class)
                .withText("Book the difference, on the page for money that nothing explains")
                .all())
        .isNotEmpty()
        .allSatisfy(way -> assertThat(way.getHref()).isEqualTo("strange-money"));
  }

  @Test
  void whoHasAMessageWorkedAgainIsKept() {
    String message = "evt_" + UUID.randomUUID().toString().replace("-", "");
    sql.sql(
            """
            insert into payments.webhook_event (event_id, type, live, payload, received_at, state,
              came_by, worked_at, parked_because)
            select ?, 'odd.kind', false, '{}', at, 'parked', 'hook', at, 'nobody knows it'
            from (select ?::timestamptz at) t
            """)
        .params(message, clock.instant().toString())
        .update();
    raised("event_parked", message);
    Member board = board();
    signIn(board.person());
    navigate(OversightView.class);
    press("Work it again", message);
    assertThat(
            sql.sql(
                    """
                    select resolved_by from payments.alert
                    where subject = ? and resolved_at is not null
                    """)
                .param(message)
                .query(String.class)
                .list())
        .containsExactly(board.id().toString());
  }

  @Test
  void whatWasGivenUpIsShownInWordsAndTriedAgain() {
    String mail = "mail_" + UUID.randomUUID();
    sql.sql(
            """
            insert into oversight.given_up_job (task_name, task_instance, given_up_at, tries)
            values ('notifications.send-mail', ?, ?::timestamptz, 11)
            """)
        .params(mail, clock.instant().toString())
        .update();
    signIn(board().person());
    UI.getCurrent().setLocale(Locale.GERMAN);
    navigate(OversightView.class);
    assertThat(words())
        .contains("Aufgegeben", "Post an jemanden", mail, "aufgegeben am")
        .doesNotContain("notifications.send-mail", "oversight.job.");
    press("Noch einmal versuchen", "Post an jemanden");
    assertThat(words()).contains("Es ist wieder in der Warteschlange").doesNotContain(mail);
  }

  private Member board() {
    Member member = atelier.member("Carla Reyes");
    members.appoint(member.id(), Office.BOARD);
    return member;
  }

  private String raised(String kind) {
    return raised(kind, kind + "_" + UUID.randomUUID());
  }

  private String raised(String kind, String subject) {
    sql.sql(
            """
            insert into payments.alert (kind, subject, detail, raised_at)
            values (?, ?, 'As the provider says.', ?::timestamptz)
            """)
        .params(kind, subject, clock.instant().toString())
        .update();
    return subject;
  }

  private void press(String label, String about) {
    test(buttons(label, about).getFirst()).click();
  }

  private List<Button> buttons(String label, String about) {
    return find(Button.class)
        .withText(label)
        .withCondition(button -> button.getAriaLabel().orElse("").contains(about))
        .all();
  }
}

package coop.byhand.payouts.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.look.Standing;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.payments.Recipient;
import coop.byhand.payouts.Payouts;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a member comes back from the provider's questions. Coming back proves nothing: the
 * provider is asked, and until it has answered the page says so and looks again by itself.
 */
@Route("payouts/account")
@RolesAllowed(Standing.PERSON)
class AccountView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final Duration LONG = Duration.ofSeconds(10);

  private final transient Payouts payouts;
  private final transient CurrentMember current;
  private final transient Clock clock;
  private final transient Lookout lookout = new Lookout();
  private final Div live = new Div();
  private transient @Nullable MemberId waiting;
  private transient Instant since = Instant.EPOCH;

  AccountView(Payouts payouts, CurrentMember current, Clock clock) {
    this.payouts = payouts;
    this.current = current;
    this.clock = clock;
    live.getElement().setAttribute("role", "status");
  }

  @Override
  public String getPageTitle() {
    return getTranslation("payouts.back.title");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    waiting = null;
    Optional<MemberId> member = current.member().map(Member::id);
    if (member.isEmpty() || payouts.of(member.get()).account().isEmpty()) {
      event.forwardTo(PayoutsView.class);
      return;
    }
    since = clock.instant();
    waiting = member.get();
    payouts.askProvider(member.get());
    live.removeAll();
    live.add(new Paragraph(getTranslation("payouts.back.asking")));
    add(
        new H1(getPageTitle()),
        live,
        new RouterLink(getTranslation("payouts.back.to"), PayoutsView.class));
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    if (waiting != null) {
      lookout.start(attached.getUI(), this::look);
    }
  }

  @Override
  protected void onDetach(DetachEvent detached) {
    lookout.stop(detached.getUI());
  }

  private void look() {
    MemberId member = waiting;
    if (member == null) {
      return;
    }
    Optional<Recipient> account = payouts.of(member).account();
    if (account.filter(this::isFresh).isPresent()) {
      waiting = null;
      getUI().ifPresent(lookout::stop);
      AccountPanel panel = new AccountPanel(payouts, member);
      live.removeAll();
      live.add(panel);
      panel.show(account);
    } else if (Duration.between(since, clock.instant()).compareTo(LONG) > 0) {
      live.removeAll();
      live.add(new Paragraph(getTranslation("payouts.back.long")));
    }
  }

  private boolean isFresh(Recipient account) {
    Instant checked = account.checkedAt();
    return checked != null && !checked.isBefore(since);
  }
}

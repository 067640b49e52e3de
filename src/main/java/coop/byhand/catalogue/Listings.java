package coop.byhand.catalogue;

import coop.byhand.kernel.Money;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyBook;
import coop.byhand.provenance.WorkNotVerified;
import coop.byhand.provenance.WorkVerified;
import coop.byhand.register.Register;
import coop.byhand.register.Statement;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Brings a work before the public once both stand: the members' verdict and a price at or above the
 * floor in force, in whichever order they come.
 */
@Component
class Listings {

  private final Works works;
  private final ListedWorks listed;
  private final PolicyBook policies;
  private final Register register;
  private final ApplicationEventPublisher events;

  Listings(
      Works works,
      ListedWorks listed,
      PolicyBook policies,
      Register register,
      ApplicationEventPublisher events) {
    this.works = works;
    this.listed = listed;
    this.policies = policies;
    this.register = register;
    this.events = events;
  }

  @EventListener
  void on(WorkVerified verified) {
    works
        .withClaim(verified.claim())
        .flatMap(found -> works.lock(found.id()))
        .filter(work -> work.state() instanceof ListingState.InReview)
        .ifPresent(work -> listOrWait(work, verified.at(), verified.at()));
  }

  @EventListener
  void on(WorkNotVerified refused) {
    works
        .withClaim(refused.claim())
        .flatMap(found -> works.lock(found.id()))
        .filter(work -> work.state() instanceof ListingState.InReview)
        .ifPresent(work -> {
          works.refuse(work.id(), refused.at());
          events.publishEvent(new WorkRefused(work.id(), refused.at()));
        });
  }

  /** Lists a verified work if its price allows it now, else lets it wait for one. */
  void listOrWait(Work work, Instant verifiedAt, Instant now) {
    Policy policy = policies.at(now);
    Money price = work.priceFrom();
    boolean allowed =
        price != null && !price.isLessThan(policy.tariff().floor(work.medium(), price.currency()));
    if (!allowed) {
      works.awaitPrice(work.id(), verifiedAt);
      return;
    }
    works.list(work.id(), verifiedAt, now);
    listed.keepWords(work.id());
    register.append(
        Statement.of("work.listed", now)
            .with("work", work.id().toString())
            .with("claim", work.claim().toString())
            .with("original", work.original().hex())
            .with("medium", work.medium().name())
            .with("policyVersion", policy.version().value()));
    events.publishEvent(new WorkListed(work.id(), now));
  }
}

package coop.byhand.storefront.web;

import coop.byhand.catalogue.Catalogue;
import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.SplitLine;
import coop.byhand.look.Texts;
import coop.byhand.members.Membership;
import coop.byhand.policy.Medium;
import coop.byhand.policy.Parameter;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.PolicyCause;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: works at once, what the house is in one line, how a sale is divided. */
@Controller
class HomePage {

  private static final int WORKS = 40;

  /** A round sum to show the division of. */
  private static final Money EXAMPLE = Money.of(100_00, "EUR");

  private final Catalogue catalogue;
  private final Membership membership;
  private final PolicyBook policies;
  private final Prices prices;
  private final HouseFormats formats;
  private final Texts texts;
  private final Clock clock;

  HomePage(
      Catalogue catalogue,
      Membership membership,
      PolicyBook policies,
      Prices prices,
      HouseFormats formats,
      Texts texts,
      Clock clock) {
    this.catalogue = catalogue;
    this.membership = membership;
    this.policies = policies;
    this.prices = prices;
    this.formats = formats;
    this.texts = texts;
    this.clock = clock;
  }

  @GetMapping("/")
  String home(Model model) {
    Instant now = clock.instant();
    Formats written = formats.current();
    Policy policy = policies.at(now);
    Map<Medium, Long> counts = catalogue.counts("");
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    model.addAttribute(
        "home",
        new HomeView(
            new Figures(
                written.count(membership.count()),
                written.count(total),
                written.rate(policy.revenueSplit().creator()),
                policy.version().value()),
            MediumLink.of(counts, texts, written),
            Plate.of(catalogue.newest(WORKS), written),
            written.count(total),
            prices.split(texts.of("storefront.home.splitMaker"), EXAMPLE, policy, written),
            prices.source(policy, written),
            lastChange(now, written).orElse(null)));
    return "storefront/home";
  }

  /** The last vote in force that changed what the makers keep. */
  private Optional<Change> lastChange(Instant now, Formats written) {
    List<Policy> history = policies.history();
    for (int i = history.size() - 1; i > 0; i--) {
      Policy policy = history.get(i);
      BasisPoints after = policy.value(Parameter.COMMISSION_STANDARD);
      BasisPoints before = history.get(i - 1).value(Parameter.COMMISSION_STANDARD);
      if (!policy.inForceFrom().isAfter(now)
          && !after.equals(before)
          && policy.cause() instanceof PolicyCause.Ballot ballot) {
        return Optional.of(
            new Change(
                written.rate(before),
                written.rate(after),
                texts.of("storefront.home.changeWords", written.day(policy.inForceFrom())),
                "/proposals/" + ballot.proposalNumber()));
      }
    }
    return Optional.empty();
  }

  /** What the template shows. */
  record HomeView(
      Figures figures,
      List<MediumLink> media,
      List<Plate> works,
      String total,
      SplitLine split,
      String splitSource,
      @Nullable Change lastChange) {}

  /** The three figures under the heading. */
  record Figures(String members, String works, String makerShare, int policyNumber) {}

  /** A rate before and after a vote. */
  record Change(String before, String after, String words, String href) {}
}

package coop.byhand.storefront.web;

import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.Contributor;
import coop.byhand.catalogue.ListingState;
import coop.byhand.catalogue.PreviewState;
import coop.byhand.catalogue.Showcase;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.WorkCard;
import coop.byhand.catalogue.WorkId;
import coop.byhand.licensing.Closure;
import coop.byhand.licensing.Deed;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.licensing.Licensing;
import coop.byhand.licensing.Offer;
import coop.byhand.licensing.SalesDesk;
import coop.byhand.licensing.TermsBook;
import coop.byhand.licensing.TextLanguage;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.PublicAddress;
import coop.byhand.look.SplitLine;
import coop.byhand.look.Texts;
import coop.byhand.members.Member;
import coop.byhand.members.Membership;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyBook;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** A work with its licence, its price and who gets what of it, and how we know who made it. */
@Controller
class WorkPage {

  private static final int OTHERS = 6;
  private static final int SUMMARY = 200;

  private final Catalogue catalogue;
  private final Showcase showcase;
  private final Membership membership;
  private final PolicyBook policies;
  private final Licensing licensing;
  private final SalesDesk desk;
  private final TermsBook terms;
  private final EvidencePanel evidence;
  private final ReportNote reports;
  private final Prices prices;
  private final LinkedData linkedData;
  private final HouseFormats formats;
  private final Texts texts;
  private final PublicAddress address;
  private final Clock clock;

  WorkPage(
      Catalogue catalogue,
      Showcase showcase,
      Membership membership,
      PolicyBook policies,
      Licensing licensing,
      SalesDesk desk,
      TermsBook terms,
      EvidencePanel evidence,
      ReportNote reports,
      Prices prices,
      LinkedData linkedData,
      HouseFormats formats,
      Texts texts,
      PublicAddress address,
      Clock clock) {
    this.catalogue = catalogue;
    this.showcase = showcase;
    this.membership = membership;
    this.policies = policies;
    this.licensing = licensing;
    this.desk = desk;
    this.terms = terms;
    this.evidence = evidence;
    this.reports = reports;
    this.prices = prices;
    this.linkedData = linkedData;
    this.formats = formats;
    this.texts = texts;
    this.address = address;
    this.clock = clock;
  }

  @GetMapping("/works/{id}")
  String work(@PathVariable String id, HttpServletResponse response, Model model) {
    Work work =
        WorkId.parse(id)
            .flatMap(catalogue::find)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return switch (work.state()) {
      case ListingState.Listed _ -> {
        reserve(response);
        model.addAttribute("work", view(work));
        yield "storefront/work";
      }
      case ListingState.Withdrawn _ -> throw new ResponseStatusException(HttpStatus.GONE);
      case ListingState.Draft _,
          ListingState.InReview _,
          ListingState.AwaitingPrice _,
          ListingState.Refused _ ->
          throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  /**
   * No training, no mining. In a line of its own and in lower case, because the crawlers that
   * honour it split the line at its first colon and read the first line only.
   */
  private static void reserve(HttpServletResponse response) {
    response.setHeader("X-Robots-Tag", "noai, noimageai");
    response.setHeader("tdm-reservation", "1");
  }

  private WorkView view(Work work) {
    Formats written = formats.current();
    Member maker = membership.get(work.creator());
    List<Contributor> sharers = catalogue.contributors(work.id());
    List<Person> contributors = contributors(sharers);
    Policy policy = policies.at(clock.instant());
    String alt = work.altText().isEmpty() ? work.title() : work.altText();
    Picture picture =
        work.dimensions() == null || work.previews() != PreviewState.READY
            ? null
            : Picture.large(work.id(), work.dimensions(), alt);
    String shareImage =
        picture == null ? null : address.of(Links.preview(work.id(), 1024)).toString();
    return new WorkView(
        work.title(),
        maker.name(),
        Links.creator(maker.id()),
        summary(work),
        Links.work(work.id()),
        picture,
        picture == null ? paragraphs(showcase.excerpt(work.id()).orElse("")) : List.of(),
        technical(work, written),
        offer(LicenceClass.STANDARD, work, sharers, policy, written),
        offer(LicenceClass.EXCLUSIVE, work, sharers, policy, written),
        closed(work, written),
        paragraphs(work.description()),
        others(contributors),
        credit(work, contributors),
        evidence.of(work, maker.name(), written),
        reports.of(work.id(), written),
        Links.report(work.id()),
        Plate.of(others(work), written),
        shareImage,
        linkedData.of(work, maker, credit(work, contributors), shareImage));
  }

  /** Everybody who shares in the work, the maker first. */
  private List<Person> contributors(List<Contributor> sharers) {
    return sharers.stream()
        .map(share ->
            new Person(
                membership.get(share.member()).name(),
                Links.creator(share.member()),
                share.role(),
                texts.of("storefront.work.role." + Links.word(share.role()))))
        .toList();
  }

  private static List<Person> others(List<Person> contributors) {
    return contributors.stream().filter(person -> person.role() != Contributor.Role.MAKER).toList();
  }

  /** Names all who hold a copyright in the work. */
  private String credit(Work work, List<Person> contributors) {
    return texts.of(
        "storefront.work.credit",
        work.title(),
        contributors.stream()
            .filter(person -> person.role() != Contributor.Role.OTHER)
            .map(Person::name)
            .collect(Collectors.joining(" & ")));
  }

  private String closed(Work work, Formats written) {
    return desk.closure(work.id())
        .map(closure ->
            switch (closure) {
              case Closure.SoldExclusively(Instant until) ->
                  texts.of("storefront.work.soldExclusively", written.day(until));
              case Closure.Frozen _ -> texts.of("storefront.work.frozen");
            })
        .orElseGet(() -> texts.of("storefront.work.noOffer"));
  }

  private @Nullable OfferView offer(
      LicenceClass licence, Work work, List<Contributor> sharers, Policy policy, Formats written) {
    return licensing
        .offerOf(work.id(), licence)
        .map(offer -> offer(offer, work, sharers, policy, written))
        .orElse(null);
  }

  private OfferView offer(
      Offer offer, Work work, List<Contributor> sharers, Policy policy, Formats written) {
    Deed deed = terms.inForce(offer.licenceClass()).deed(TextLanguage.of(written.locale()));
    return new OfferView(
        deed.name(),
        deed.promise(),
        written.money(offer.price()),
        prices.split(sharers, offer.price(), policy, written),
        prices.source(policy, written),
        "/licences/" + Links.word(offer.licenceClass()),
        act(offer.licenceClass(), work),
        Links.checkout(offer));
  }

  private String act(LicenceClass licence, Work work) {
    return switch (licence) {
      case STANDARD -> texts.of("storefront.work.act." + Links.word(work.medium()));
      case EXCLUSIVE -> texts.of("storefront.work.actExclusive");
    };
  }

  private List<String> technical(Work work, Formats written) {
    List<String> facts = new ArrayList<>();
    facts.add(texts.of("storefront.work.kind." + Links.word(work.medium())));
    if (work.dimensions() != null) {
      facts.add(
          texts.of(
              "storefront.work.pixels",
              Integer.toString(work.dimensions().width()),
              Integer.toString(work.dimensions().height())));
    }
    facts.add(work.type().extension().toUpperCase(Locale.ROOT));
    facts.add(written.bytes(work.bytes()));
    return facts;
  }

  private List<WorkCard> others(Work work) {
    return catalogue.by(work.creator(), 1, OTHERS + 1).items().stream()
        .filter(card -> !card.id().equals(work.id()))
        .limit(OTHERS)
        .toList();
  }

  private static String summary(Work work) {
    String text = work.description().isBlank() ? work.altText() : work.description();
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= SUMMARY ? line : line.substring(0, SUMMARY - 1).strip() + "…";
  }

  private static List<String> paragraphs(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /**
   * What the template shows.
   *
   * @param offer the Standard licence, null while it cannot be bought
   * @param exclusive the Exclusive licence, null while it cannot be bought
   * @param closed said where neither can be
   */
  record WorkView(
      String title,
      String maker,
      String makerHref,
      String summary,
      String href,
      @Nullable Picture picture,
      List<String> excerpt,
      List<String> technical,
      @Nullable OfferView offer,
      @Nullable OfferView exclusive,
      String closed,
      List<String> description,
      List<Person> contributors,
      String credit,
      EvidencePanel.Panel evidence,
      @Nullable String openReport,
      String reportHref,
      List<Plate> others,
      @Nullable String shareImage,
      String linkedData) {}

  /** Somebody beside the maker who has a part in the work. */
  record Person(String name, String href, Contributor.Role role, String did) {}

  /** The licence that is offered. */
  record OfferView(
      String name,
      String what,
      String price,
      SplitLine split,
      String splitSource,
      String deedHref,
      String act,
      String buyHref) {}
}

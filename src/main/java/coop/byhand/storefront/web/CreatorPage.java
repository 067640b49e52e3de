package coop.byhand.storefront.web;

import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.WorkCard;
import coop.byhand.kernel.Page;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Texts;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.members.Standing;
import coop.byhand.policy.PolicyBook;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A member who makes things, and what of it can be licensed. */
@Controller
class CreatorPage {

  private static final int SIZE = 32;

  private final Membership membership;
  private final Catalogue catalogue;
  private final PolicyBook policies;
  private final HouseFormats formats;
  private final Texts texts;
  private final Clock clock;

  CreatorPage(
      Membership membership,
      Catalogue catalogue,
      PolicyBook policies,
      HouseFormats formats,
      Texts texts,
      Clock clock) {
    this.membership = membership;
    this.catalogue = catalogue;
    this.policies = policies;
    this.formats = formats;
    this.texts = texts;
    this.clock = clock;
  }

  @GetMapping("/creators/{id}")
  String creator(
      @PathVariable String id,
      @RequestParam(defaultValue = "1") String page,
      HttpServletResponse response,
      Model model) {
    Member member = MemberId.parse(id).flatMap(membership::find).orElseThrow(CreatorPage::notFound);
    if (!page.matches("[1-9][0-9]{0,3}")) {
      throw notFound();
    }
    Page<WorkCard> works = catalogue.by(member.id(), Integer.parseInt(page), SIZE);
    if (works.number() > works.pages()) {
      throw notFound();
    }
    response.setHeader("X-Robots-Tag", "noai, noimageai");
    response.setHeader("tdm-reservation", "1");
    model.addAttribute("creator", view(member, works));
    return "storefront/creator";
  }

  private CreatorView view(Member member, Page<WorkCard> works) {
    Formats written = formats.current();
    String self = Links.creator(member.id());
    return new CreatorView(
        member.name(),
        member.introduction().lines().map(String::strip).filter(l -> !l.isEmpty()).toList(),
        switch (membership.standing(member.id())) {
          case Standing.Active active ->
              texts.of("storefront.creator.since", written.day(active.since()));
          case Standing.Left left ->
              texts.of(
                  "storefront.creator.left",
                  written.day(member.admittedAt()),
                  written.day(left.at()));
        },
        written.count(works.total()),
        texts.of(
            "storefront.creator.keepsShare",
            written.rate(policies.at(clock.instant()).revenueSplit().creator())),
        Plate.of(works.items(), written),
        works.number(),
        works.pages(),
        works.hasPrevious() ? self + "?page=" + (works.number() - 1) : null,
        works.hasNext() ? self + "?page=" + (works.number() + 1) : null);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** What the template shows. */
  record CreatorView(
      String name,
      List<String> about,
      String memberSince,
      String count,
      String keeps,
      List<Plate> list,
      int page,
      int pages,
      @Nullable String previousHref,
      @Nullable String nextHref) {}
}

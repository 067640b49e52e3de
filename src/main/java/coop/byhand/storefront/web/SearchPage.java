package coop.byhand.storefront.web;

import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.SearchQuery;
import coop.byhand.catalogue.SearchQuery.Sort;
import coop.byhand.catalogue.WorkCard;
import coop.byhand.kernel.Page;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Texts;
import coop.byhand.policy.Medium;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What somebody looks for; every filter, order and page is in the address. */
@Controller
class SearchPage {

  private static final int SIZE = 32;

  private final Catalogue catalogue;
  private final HouseFormats formats;
  private final Texts texts;

  SearchPage(Catalogue catalogue, HouseFormats formats, Texts texts) {
    this.catalogue = catalogue;
    this.formats = formats;
    this.texts = texts;
  }

  /** Words that name no kind or order are passed over; a page that is none is not found. */
  @GetMapping(Links.SEARCH)
  String search(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String medium,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "1") String page,
      Model model) {
    Asked asked =
        new Asked(
            q.strip(),
            Links.named(Medium.class, medium),
            Links.named(Sort.class, sort),
            page(page));
    Page<WorkCard> found =
        catalogue.search(
            new SearchQuery(asked.text(), asked.medium(), asked.order(), asked.page(), SIZE));
    if (asked.page() > found.pages()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    model.addAttribute("search", view(asked, found));
    return "storefront/search";
  }

  private SearchView view(Asked asked, Page<WorkCard> found) {
    Formats written = formats.current();
    boolean none = found.items().isEmpty();
    return new SearchView(
        asked.text(),
        asked.text().isEmpty()
            ? texts.of("storefront.search.heading.all")
            : texts.of("storefront.search.heading.query", asked.text()),
        count(found.total(), written),
        media(asked, written),
        asked.medium() == null ? null : Links.word(asked.medium()),
        sorts(asked),
        active(asked),
        Plate.of(found.items(), written),
        found.number(),
        found.pages(),
        found.hasPrevious() ? asked.turnedTo(found.number() - 1) : null,
        found.hasNext() ? asked.turnedTo(found.number() + 1) : null,
        none ? suggestion(asked) : null,
        none ? nothing(asked) : null);
  }

  private String count(long total, Formats written) {
    if (total > 10_000) {
      return texts.of("storefront.search.count.many", written.count(10_000));
    }
    return texts.of("storefront.search.count", total);
  }

  private List<MediumLink> media(Asked asked, Formats written) {
    Map<Medium, Long> counts = catalogue.counts(asked.text());
    List<MediumLink> links = new ArrayList<>();
    links.add(
        new MediumLink(
            Links.search(asked.text(), null, asked.sort(), 1),
            texts.of("storefront.medium.all"),
            written.count(counts.values().stream().mapToLong(Long::longValue).sum()),
            asked.medium() == null));
    for (Medium medium : Medium.values()) {
      long number = counts.getOrDefault(medium, 0L);
      if (number > 0 || medium == asked.medium()) {
        links.add(
            new MediumLink(
                Links.search(asked.text(), medium, asked.sort(), 1),
                MediumLink.name(medium, texts),
                written.count(number),
                medium == asked.medium()));
      }
    }
    return links;
  }

  private List<SortChoice> sorts(Asked asked) {
    return Arrays.stream(Sort.values())
        .filter(sort -> sort != Sort.BEST_MATCH || !asked.text().isEmpty())
        .map(sort ->
            new SortChoice(
                Links.word(sort),
                texts.of("storefront.search.sort." + Links.word(sort)),
                sort == asked.order()))
        .toList();
  }

  private List<Filter> active(Asked asked) {
    List<Filter> filters = new ArrayList<>();
    if (!asked.text().isEmpty()) {
      filters.add(
          new Filter(
              Links.search("", asked.medium(), asked.sort(), 1),
              texts.of("storefront.search.quoted", asked.text())));
    }
    if (asked.medium() != null) {
      filters.add(
          new Filter(
              Links.search(asked.text(), null, asked.sort(), 1),
              MediumLink.name(asked.medium(), texts)));
    }
    return filters;
  }

  private @Nullable Filter suggestion(Asked asked) {
    return catalogue
        .suggestion(asked.text())
        .map(other -> new Filter(Links.search(other, asked.medium(), asked.sort(), 1), other))
        .orElse(null);
  }

  /** Names the one filter that is best loosened. */
  private Nothing nothing(Asked asked) {
    if (asked.text().isEmpty()) {
      return new Nothing(
          texts.of("storefront.search.empty.all"),
          texts.of("storefront.search.empty.dropQuery"),
          Links.SEARCH);
    }
    if (asked.medium() != null) {
      return new Nothing(
          texts.of("storefront.search.empty.medium", asked.text()),
          texts.of("storefront.search.empty.dropMedium"),
          Links.search(asked.text(), null, asked.sort(), 1));
    }
    return new Nothing(
        texts.of("storefront.search.empty.query", asked.text()),
        texts.of("storefront.search.empty.dropQuery"),
        Links.SEARCH);
  }

  private static int page(String typed) {
    if (!typed.matches("[1-9][0-9]{0,5}")) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return Integer.parseInt(typed);
  }

  /** What was asked, as far as it was understood. */
  private record Asked(String text, @Nullable Medium medium, @Nullable Sort sort, int page) {
    Sort order() {
      return sort == null ? Links.usual(text) : sort;
    }

    String turnedTo(int number) {
      return Links.search(text, medium, sort, number);
    }
  }

  /** What the template shows. */
  record SearchView(
      String query,
      String heading,
      String count,
      List<MediumLink> media,
      @Nullable String medium,
      List<SortChoice> sorts,
      List<Filter> active,
      List<Plate> works,
      int page,
      int pages,
      @Nullable String previousHref,
      @Nullable String nextHref,
      @Nullable Filter suggestion,
      @Nullable Nothing nothing) {}

  /** An order to choose. */
  record SortChoice(String value, String name, boolean current) {}

  /** A filter by name, with the address without it, or of what was meant. */
  record Filter(String href, String name) {}

  /** What to say and to offer when nothing was found. */
  record Nothing(String words, String action, String href) {}
}

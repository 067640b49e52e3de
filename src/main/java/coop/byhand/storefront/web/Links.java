package coop.byhand.storefront.web;

import coop.byhand.catalogue.SearchQuery.Sort;
import coop.byhand.catalogue.WorkId;
import coop.byhand.licensing.Offer;
import coop.byhand.members.MemberId;
import coop.byhand.policy.Medium;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of the shop window. What is the default stands in no address. */
final class Links {

  static final String SEARCH = "/search";

  private Links() {}

  static String work(WorkId id) {
    return "/works/" + id;
  }

  static String report(WorkId id) {
    return work(id) + "/report";
  }

  static String creator(MemberId id) {
    return "/creators/" + id;
  }

  static String preview(WorkId id, int size) {
    return "/previews/" + id + "/" + size + ".jpg";
  }

  static String checkout(Offer offer) {
    return "/app/checkout?licence=" + word(offer.licenceClass()) + "&work=" + offer.work();
  }

  /** The address of a search; parameters in alphabetical order, so that each search has one. */
  static String search(String text, @Nullable Medium medium, @Nullable Sort sort, int page) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(SEARCH);
    if (medium != null) {
      address.queryParam("medium", word(medium));
    }
    if (page > 1) {
      address.queryParam("page", page);
    }
    if (!text.isEmpty()) {
      address.queryParam("q", "{text}");
    }
    if (sort != null && sort != usual(text)) {
      address.queryParam("sort", word(sort));
    }
    return text.isEmpty()
        ? address.build().toUriString()
        : address.encode().buildAndExpand(text).toUriString();
  }

  /** The order in which a search answers unless asked otherwise. */
  static Sort usual(String text) {
    return text.isEmpty() ? Sort.NEWEST : Sort.BEST_MATCH;
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The value with this word; null for any other word. */
  static <E extends Enum<E>> @Nullable E named(Class<E> type, String word) {
    for (E value : type.getEnumConstants()) {
      if (word(value).equals(word)) {
        return value;
      }
    }
    return null;
  }
}

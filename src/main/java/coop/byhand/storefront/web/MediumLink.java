package coop.byhand.storefront.web;

import coop.byhand.look.Formats;
import coop.byhand.look.Texts;
import coop.byhand.policy.Medium;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A kind of work with how many there are; kinds without works are left out. */
record MediumLink(String href, String name, String count, boolean current) {

  static List<MediumLink> of(Map<Medium, Long> counts, Texts texts, Formats formats) {
    return Arrays.stream(Medium.values())
        .filter(medium -> counts.getOrDefault(medium, 0L) > 0)
        .map(medium ->
            new MediumLink(
                Links.search("", medium, null, 1),
                name(medium, texts),
                formats.count(counts.getOrDefault(medium, 0L)),
                false))
        .toList();
  }

  static String name(Medium medium, Texts texts) {
    return texts.of("storefront.medium." + Links.word(medium));
  }
}

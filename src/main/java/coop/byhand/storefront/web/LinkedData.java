package coop.byhand.storefront.web;

import coop.byhand.catalogue.Work;
import coop.byhand.look.PublicAddress;
import coop.byhand.members.Member;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A work as schema.org describes it, so that search engines show that it can be licensed, where,
 * and under which terms.
 */
@Component
class LinkedData {

  private final PublicAddress address;
  private final JsonMapper json = JsonMapper.shared();

  LinkedData(PublicAddress address) {
    this.address = address;
  }

  /** A data block: no sign that could end its element early stays in it. */
  String of(Work work, Member maker, String credit, @Nullable String image) {
    String page = address.of(Links.work(work.id())).toString();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("@context", "https://schema.org");
    facts.put("@type", type(work));
    facts.put("name", work.title());
    if (!work.description().isBlank()) {
      facts.put("description", work.description());
    }
    facts.put("url", page);
    if (image != null) {
      facts.put("contentUrl", image);
    }
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("@type", "Person");
    person.put("name", maker.name());
    person.put("url", address.of(Links.creator(maker.id())).toString());
    facts.put("creator", person);
    facts.put("creditText", credit);
    facts.put("license", address.of("/licences/standard").toString());
    facts.put("acquireLicensePage", page);
    return json.writeValueAsString(facts)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }

  private static String type(Work work) {
    return switch (work.medium()) {
      case IMAGE -> "ImageObject";
      case AUDIO -> "AudioObject";
      case VIDEO -> "VideoObject";
      case TEXT -> "CreativeWork";
    };
  }
}

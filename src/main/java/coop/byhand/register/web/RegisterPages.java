package coop.byhand.register.web;

import coop.byhand.kernel.Page;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.PublicAddress;
import coop.byhand.look.Texts;
import coop.byhand.register.CanonicalJson;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntry;
import coop.byhand.register.RegisterEntryId;
import coop.byhand.register.SealedLog;
import coop.byhand.register.SealedPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.NoSuchMessageException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public register, to read and to check. */
@Controller
class RegisterPages {

  private final Register register;
  private final SealedLog log;
  private final SealWords seals;
  private final Texts texts;
  private final HouseFormats houseFormats;
  private final PublicAddress address;
  private final JsonMapper json = JsonMapper.shared();

  RegisterPages(
      Register register,
      SealedLog log,
      SealWords seals,
      Texts texts,
      HouseFormats houseFormats,
      PublicAddress address) {
    this.register = register;
    this.log = log;
    this.seals = seals;
    this.texts = texts;
    this.houseFormats = houseFormats;
    this.address = address;
  }

  @GetMapping("/register")
  Object list(
      @RequestParam(name = "kind", defaultValue = "") String kind,
      @RequestParam(name = "page", defaultValue = "1") String number,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
      Model model,
      Locale locale) {
    List<String> kinds = register.kinds();
    if (!kind.isEmpty() && !kinds.contains(kind)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    Page<RegisterEntry> page =
        register.page(pageNumber(number), kind.isEmpty() ? Optional.empty() : Optional.of(kind));
    if (page.number() > page.pages()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    if (wantsJson(accept)) {
      return json(CanonicalJson.write(page.items().stream().map(RegisterPages::facts).toList()));
    }
    model.addAttribute(
        "seal", log.newest(1).stream().map(seal -> seals.row(seal, locale)).findFirst());
    model.addAttribute("page", page.map(entry -> row(entry, locale)));
    model.addAttribute("kinds", kindLinks(kinds, kind, locale));
    model.addAttribute("previousHref", page.hasPrevious() ? href(kind, page.number() - 1) : "");
    model.addAttribute("nextHref", page.hasNext() ? href(kind, page.number() + 1) : "");
    return "register/list";
  }

  /** As JSON the answer is exactly the text that was hashed, so that a pipe can check it. */
  @GetMapping("/register/{id}")
  Object entry(
      @PathVariable("id") String id,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
      Model model,
      Locale locale) {
    RegisterEntry entry =
        RegisterEntryId.parse(id)
            .flatMap(register::find)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (wantsJson(accept)) {
      return json(entry.canonicalJson());
    }
    JsonNode statement = json.readTree(entry.canonicalJson());
    List<FactRow> facts = new ArrayList<>();
    flatten("", statement.get("facts"), facts);
    model.addAttribute("entry", row(entry, locale));
    model.addAttribute("facts", facts);
    addSeal(log.placeOf(entry.id()), model, locale);
    model.addAttribute("raw", entry.canonicalJson());
    model.addAttribute("aboutHref", aboutHref(entry.kind(), statement.get("facts")));
    model.addAttribute(
        "command",
        "(printf '\\000'; curl -s -H 'Accept: application/json' "
            + address.of("/register/" + entry.id())
            + ") | sha256sum");
    return "register/entry";
  }

  private void addSeal(Optional<SealedPlace> place, Model model, Locale locale) {
    model.addAttribute("seal", place.map(sealed -> seals.row(sealed.seal(), locale)));
    model.addAttribute(
        "steps", place.map(sealed -> ProofStep.of(sealed.proof())).orElse(List.of()));
  }

  private EntryRow row(RegisterEntry entry, Locale locale) {
    return new EntryRow(
        entry.id().value(),
        entry.kind(),
        kindName(entry.kind(), locale),
        houseFormats.in(locale).moment(entry.at()),
        houseFormats.in(locale).machine(entry.at()),
        entry.at().equals(Instant.EPOCH),
        entry.leafHash().hex(),
        entry.place().map(String::valueOf).orElse(""));
  }

  private List<KindLink> kindLinks(List<String> kinds, String chosen, Locale locale) {
    List<KindLink> links = new ArrayList<>();
    links.add(new KindLink(texts.in(locale, "register.kind.all"), href("", 1), chosen.isEmpty()));
    for (String kind : kinds) {
      links.add(new KindLink(kindName(kind, locale), href(kind, 1), kind.equals(chosen)));
    }
    return links;
  }

  /** Rooms may write kinds that have no words here yet; those are shown as they are. */
  private String kindName(String kind, Locale locale) {
    try {
      return texts.in(locale, "register.kind." + kind);
    } catch (NoSuchMessageException wordless) {
      return kind;
    }
  }

  private static void flatten(String path, JsonNode node, List<FactRow> rows) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        flatten(
            path.isEmpty() ? field.getKey() : path + " · " + field.getKey(),
            field.getValue(),
            rows);
      }
    } else if (node.isArray()) {
      rows.add(new FactRow(path, node.toString()));
    } else {
      rows.add(new FactRow(path, node.asString()));
    }
  }

  /** The page on which the fact itself can be read, where its kind has one. */
  private static String aboutHref(String kind, JsonNode facts) {
    if (kind.equals("policy.version") && facts.has("version")) {
      return "/policy/" + facts.get("version").asString();
    }
    boolean ofProposal = kind.startsWith("proposal.") || kind.equals("rule.text");
    return ofProposal && facts.has("number") ? "/proposals/" + facts.get("number").asString() : "";
  }

  private static Map<String, Object> facts(RegisterEntry entry) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("at", entry.at().toString());
    facts.put("entry", entry.canonicalJson());
    facts.put("id", entry.id().value());
    facts.put("kind", entry.kind());
    facts.put("leafHash", entry.leafHash().hex());
    entry.place().ifPresent(place -> facts.put("place", place));
    return facts;
  }

  private static int pageNumber(String text) {
    return RegisterEntryId.parse(text)
        .filter(number -> number.value() <= 1_000_000)
        .map(number -> Math.toIntExact(number.value()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String href(String kind, int page) {
    UriComponentsBuilder uri = UriComponentsBuilder.fromPath("/register");
    if (!kind.isEmpty()) {
      uri.queryParam("kind", kind);
    }
    if (page > 1) {
      uri.queryParam("page", page);
    }
    return uri.build().toUriString();
  }

  private static boolean wantsJson(String accept) {
    return accept.contains("application/json") && !accept.contains("text/html");
  }

  private static ResponseEntity<String> json(String body) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .body(body);
  }
}

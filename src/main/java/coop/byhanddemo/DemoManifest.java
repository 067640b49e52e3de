package coop.byhanddemo;

import coop.byhand.kernel.Digest;
import coop.byhanddemo.DemoWork.Evidence;
import coop.byhanddemo.DemoWork.Licence;
import coop.byhanddemo.DemoWork.Medium;
import coop.byhanddemo.DemoWork.Picture;
import coop.byhanddemo.DemoWork.Source;
import coop.byhanddemo.DemoWork.Writing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code demo-works.json}, which people write by hand: so every field is required by name,
 * and a field nobody knows is refused instead of ignored.
 */
final class DemoManifest {

  private static final int FORMAT = 1;
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final Pattern FILE =
      Pattern.compile("(?:audio|images|texts|videos)/[a-z0-9]+(?:-[a-z0-9]+)*\\.[a-z0-9]+");
  private static final Pattern INTEGRITY = Pattern.compile("sha512-[A-Za-z0-9+/]{86}==");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "file",
          "mediaType",
          "title",
          "maker",
          "year",
          "medium",
          "description",
          "altText",
          "tags",
          "language",
          "excerptCharacters",
          "package",
          "version",
          "packageIntegrity",
          "pathInPackage",
          "licence",
          "licenceWords",
          "licenceEvidence",
          "sha256",
          "bytes",
          "width",
          "height");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private DemoManifest() {}

  static List<DemoWork> read(Path file) throws BrokenDemoWorks {
    JsonNode root;
    try {
      root = JSON.readTree(Files.readAllBytes(file));
    } catch (IOException | JacksonException failed) {
      throw new BrokenDemoWorks("Cannot read the manifest " + file, failed);
    }
    JsonNode listed = root.path("works");
    if (root.path("format").asInt(0) != FORMAT || !listed.isArray() || listed.isEmpty()) {
      throw new BrokenDemoWorks(file + " is not a manifest of works in format " + FORMAT);
    }
    List<DemoWork> works = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<String> files = new HashSet<>();
    for (JsonNode node : listed) {
      DemoWork work = work(new Entry("work " + (works.size() + 1), node));
      if (!ids.add(work.id()) || !files.add(work.file())) {
        throw new BrokenDemoWorks(work.id() + ": its id or its file is in the manifest twice");
      }
      works.add(work);
    }
    return List.copyOf(works);
  }

  private static DemoWork work(Entry unnamed) throws BrokenDemoWorks {
    String id = unnamed.matching("id", ID);
    Entry entry = new Entry(id, unnamed.node());
    entry.refuseUnknown(FIELDS);
    Medium medium = medium(entry);
    String mediaType = entry.text("mediaType");
    if (!mediaType.startsWith(entry.text("medium") + "/")) {
      throw entry.broken("its medium and its mediaType disagree");
    }
    return new DemoWork(
        id,
        entry.matching("file", FILE),
        mediaType,
        entry.text("title"),
        entry.text("maker"),
        entry.text("year"),
        medium,
        entry.text("description"),
        tags(entry),
        medium == Medium.IMAGE ? Optional.of(picture(entry)) : Optional.empty(),
        medium == Medium.TEXT ? Optional.of(writing(entry)) : Optional.empty(),
        source(entry),
        licence(entry),
        Digest.parse(entry.matching("sha256", HEX)),
        entry.count("bytes"));
  }

  private static Medium medium(Entry entry) throws BrokenDemoWorks {
    return switch (entry.text("medium")) {
      case "image" -> Medium.IMAGE;
      case "audio" -> Medium.AUDIO;
      case "text" -> Medium.TEXT;
      case "video" -> Medium.VIDEO;
      default -> throw entry.broken("its medium is not image, audio, text or video");
    };
  }

  private static List<String> tags(Entry entry) throws BrokenDemoWorks {
    List<String> tags = new ArrayList<>();
    for (JsonNode tag : entry.node().path("tags")) {
      if (!tag.isString() || tag.stringValue().isBlank()) {
        throw entry.broken("one of its tags is not a text");
      }
      tags.add(tag.stringValue());
    }
    if (tags.isEmpty()) {
      throw entry.broken("it has no tags");
    }
    return tags;
  }

  private static Picture picture(Entry entry) throws BrokenDemoWorks {
    return new Picture(entry.text("altText"), entry.count("width"), entry.count("height"));
  }

  private static Writing writing(Entry entry) throws BrokenDemoWorks {
    return new Writing(
        Locale.forLanguageTag(entry.text("language")), entry.count("excerptCharacters"));
  }

  private static Source source(Entry entry) throws BrokenDemoWorks {
    return new Source(
        entry.text("package"),
        entry.text("version"),
        entry.matching("packageIntegrity", INTEGRITY),
        entry.text("pathInPackage"));
  }

  private static Licence licence(Entry entry) throws BrokenDemoWorks {
    List<Evidence> evidence = new ArrayList<>();
    for (JsonNode node : entry.node().path("licenceEvidence")) {
      Entry line = new Entry(entry.where() + ", licenceEvidence", node);
      evidence.add(new Evidence(line.text("path"), line.count("line"), line.text("text")));
    }
    if (evidence.isEmpty()) {
      throw entry.broken("it has no licenceEvidence");
    }
    return new Licence(entry.text("licence"), entry.text("licenceWords"), evidence);
  }

  /** One object of the manifest, and the name by which a person finds it there. */
  private record Entry(String where, JsonNode node) {

    String text(String field) throws BrokenDemoWorks {
      JsonNode value = node.path(field);
      if (!value.isString() || value.stringValue().isBlank()) {
        throw broken("it has no " + field);
      }
      return value.stringValue();
    }

    String matching(String field, Pattern shape) throws BrokenDemoWorks {
      String text = text(field);
      if (!shape.matcher(text).matches()) {
        throw broken("its " + field + " is malformed");
      }
      return text;
    }

    int count(String field) throws BrokenDemoWorks {
      JsonNode value = node.path(field);
      if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1) {
        throw broken("its " + field + " is not a whole number above zero");
      }
      return value.intValue();
    }

    void refuseUnknown(Set<String> known) throws BrokenDemoWorks {
      for (String name : node.propertyNames()) {
        if (!known.contains(name)) {
          throw broken("it has a field that does not exist: " + name);
        }
      }
    }

    BrokenDemoWorks broken(String what) {
      return new BrokenDemoWorks(where + ": " + what);
    }
  }
}

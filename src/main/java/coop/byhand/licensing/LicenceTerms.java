package coop.byhand.licensing;

import coop.byhand.kernel.Digest;
import coop.byhand.register.CanonicalJson;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The terms of a licence as data: one record from which the deed and the legal text are rendered in
 * every language, and from which renderings for machines (ODRL, RSL, XMP) can be. Terms that refuse
 * less than every use by artificial intelligence, or that are exclusive for good, cannot be made.
 *
 * @param version from 1 for each licence; a sold licence keeps its version
 * @param copiesMax most copies on paper or as files, all projects together
 * @param licensees persons or organisations that one licence serves
 * @param removalDays within how many days a use must have ended after the licence has
 */
public record LicenceTerms(
    LicenceClass licenceClass,
    int version,
    Term term,
    Territory territory,
    Exclusivity exclusivity,
    int copiesMax,
    int licensees,
    Projects projects,
    Modification modification,
    Resale resale,
    Sublicence sublicence,
    Credit credit,
    MoralRights moralRights,
    Indemnity indemnity,
    int removalDays,
    Map<AiUse, Permission> aiUses,
    Set<Processing> processing) {

  /** How long it holds. */
  public enum Term {
    PERPETUAL,
    ONE_YEAR;

    /**
     * When a licence that is granted at an instant ends by itself; empty if it never does. Years are
     * those of the calendar in UTC: from 29 February to 28 February.
     */
    public Optional<Instant> end(Instant granted) {
      return switch (this) {
        case PERPETUAL -> Optional.empty();
        case ONE_YEAR -> Optional.of(granted.atOffset(ZoneOffset.UTC).plusYears(1).toInstant());
      };
    }
  }

  /** Where it holds. */
  public enum Territory {
    WORLD
  }

  /** Whether the maker may license the work to others at the same time. */
  public enum Exclusivity {
    NONE,
    FULL
  }

  /** How many undertakings it serves. */
  public enum Projects {
    ONE,
    UNLIMITED
  }

  /** How far the work may be changed. */
  public enum Modification {
    ALLOWED,
    CROP_ONLY,
    NONE
  }

  /** Whether things whose value lies in the work may be sold. */
  public enum Resale {
    NONE
  }

  /** To whom it may be passed on. */
  public enum Sublicence {
    NONE
  }

  /** Whether the maker is to be named. */
  public enum Credit {
    REQUIRED
  }

  /** What becomes of the maker's moral rights. There is no value that waives them. */
  public enum MoralRights {
    ASSERTED
  }

  /** Who answers for claims of third parties. */
  public enum Indemnity {
    NONE
  }

  /** What machines may do because it makes nothing new and learns nothing. */
  public enum Processing {
    CROP,
    COLOUR,
    COMPRESSION,
    RETOUCHING,
    ACCESSIBILITY,
    SEARCH_INDEXING,
    SAFETY_SCANNING,
    BACKUP
  }

  public LicenceTerms {
    if (version < 1 || copiesMax < 1 || licensees < 1 || removalDays < 1) {
      throw new IllegalArgumentException("terms count from 1");
    }
    if (term == Term.PERPETUAL && exclusivity != Exclusivity.NONE) {
      throw new IllegalArgumentException("no licence is exclusive for good");
    }
    if (!aiUses.keySet().containsAll(List.of(AiUse.values()))) {
      throw new IllegalArgumentException("silent about a use by artificial intelligence");
    }
    aiUses = Collections.unmodifiableMap(new EnumMap<>(aiUses));
    processing = Collections.unmodifiableSet(EnumSet.copyOf(processing));
  }

  /** The Standard licence as the co-op was founded with it. */
  public static LicenceTerms standard() {
    return founding(LicenceClass.STANDARD, Term.PERPETUAL, Exclusivity.NONE);
  }

  /**
   * The Exclusive licence as the co-op was founded with it: what the Standard one allows, for one
   * year, in which the maker licenses the work to nobody else.
   */
  public static LicenceTerms exclusive() {
    return founding(LicenceClass.EXCLUSIVE, Term.ONE_YEAR, Exclusivity.FULL);
  }

  private static LicenceTerms founding(
      LicenceClass licenceClass, Term term, Exclusivity exclusivity) {
    Map<AiUse, Permission> aiUses = new EnumMap<>(AiUse.class);
    for (AiUse use : AiUse.values()) {
      aiUses.put(use, Permission.PROHIBITED);
    }
    return new LicenceTerms(
        licenceClass,
        1,
        term,
        Territory.WORLD,
        exclusivity,
        500_000,
        1,
        Projects.UNLIMITED,
        Modification.ALLOWED,
        Resale.NONE,
        Sublicence.NONE,
        Credit.REQUIRED,
        MoralRights.ASSERTED,
        Indemnity.NONE,
        14,
        aiUses,
        EnumSet.allOf(Processing.class));
  }

  /** The text that is hashed: this record and the hashes of its legal texts (RFC 8785). */
  public String canonicalJson() {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("format", "byhand.licence/1");
    facts.put("class", licenceClass.name());
    facts.put("version", version);
    facts.put("term", term.name());
    facts.put("territory", territory.name());
    facts.put("exclusivity", exclusivity.name());
    facts.put("copiesMax", copiesMax);
    facts.put("licensees", licensees);
    facts.put("projects", projects.name());
    facts.put("modification", modification.name());
    facts.put("resale", resale.name());
    facts.put("sublicence", sublicence.name());
    facts.put("credit", credit.name());
    facts.put("moralRights", moralRights.name());
    facts.put("indemnity", indemnity.name());
    facts.put("removalDays", removalDays);
    Map<String, Object> answers = new TreeMap<>();
    aiUses.forEach((use, answer) -> answers.put(use.name(), answer.name()));
    facts.put("aiUses", answers);
    facts.put("processing", processing.stream().map(Processing::name).sorted().toList());
    Map<String, Object> texts = new TreeMap<>();
    for (TextLanguage language : TextLanguage.values()) {
      texts.put(language.tag(), Digest.ofText(legalText(language).plain()).hex());
    }
    facts.put("legalText", texts);
    return CanonicalJson.write(facts);
  }

  /** SHA-256 of {@link #canonicalJson}; names these terms everywhere. */
  public Digest hash() {
    return Digest.ofText(canonicalJson());
  }

  /** The short sentences. */
  public Deed deed(TextLanguage language) {
    return TermsText.deed(this, language);
  }

  /** The text that decides. */
  public LegalText legalText(TextLanguage language) {
    return TermsText.legal(this, language);
  }
}

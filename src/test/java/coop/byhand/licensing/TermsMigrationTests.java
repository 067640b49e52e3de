package coop.byhand.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.register.CanonicalJson;
import coop.byhand.register.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The founding terms are published by a migration. It is written from the data once, with {@code
 * -Dbyhand.test.args=-Dbyhand.terms.write=true}, and never again once it has run anywhere: a change
 * of the data is a new version with a migration of its own.
 */
class TermsMigrationTests {

  private static final Path STANDARD = Path.of("db/migration/V0066__licensing_standard_terms.sql");
  private static final Path EXCLUSIVE =
      Path.of("db/migration/V0132__licensing_exclusive_terms.sql");

  @Test
  void theFoundingTermsArePublishedAsTheDataSays() throws IOException {
    published(STANDARD, migration("Standard", LicenceTerms.standard()));
  }

  @Test
  void theFirstExclusiveTermsArePublishedAsTheDataSays() throws IOException {
    published(EXCLUSIVE, migration("Exclusive", LicenceTerms.exclusive()));
  }

  private static void published(Path migration, String written) throws IOException {
    if (Boolean.getBoolean("byhand.terms.write")) {
      Files.writeString(migration, written);
    }
    assertThat(Files.readString(migration)).isEqualTo(written);
  }

  private static String migration(String name, LicenceTerms terms) {
    String statement =
        Statement.of("licence.terms", Instant.EPOCH)
            .with("class", terms.licenceClass().name())
            .with("version", terms.version())
            .with("digest", terms.hash().hex())
            .canonical();
    return """
    -- The %s licence that the co-op is founded with. Written from the data in the code; a test
    -- compares it, to the last sign. Change neither: a change is a new version of its own.
    with entry as (
      insert into register.entry (kind, body, leaf_digest, recorded_at)
      select 'licence.terms', body, sha256('\\x00'::bytea || convert_to(body, 'UTF8')), 'epoch'
      from (values (%s)) statement (body)
      returning entry_id
    )
    insert into licensing.terms (digest, licence_class, version, body, deed_en, deed_de, legal_en,
      legal_de, in_force_from, entry_id)
    select sha256(convert_to(text.body, 'UTF8')), '%s', %d, text.body, text.deed_en, text.deed_de,
      text.legal_en, text.legal_de, 'epoch', entry.entry_id
    from entry, (values (
    -- The terms as data.
    %s,
    -- The deed in English and in German.
    %s,
    %s,
    -- The legal text in English and in German.
    %s,
    %s
    )) text (body, deed_en, deed_de, legal_en, legal_de);
    """
        .formatted(
            name,
            quoted(statement),
            terms.licenceClass().name(),
            terms.version(),
            quoted(terms.canonicalJson()),
            quoted(deed(terms.deed(TextLanguage.ENGLISH))),
            quoted(deed(terms.deed(TextLanguage.GERMAN))),
            quoted(terms.legalText(TextLanguage.ENGLISH).plain()),
            quoted(terms.legalText(TextLanguage.GERMAN).plain()));
  }

  private static String deed(Deed deed) {
    return CanonicalJson.write(
        Map.of(
            "name",
            deed.name(),
            "promise",
            deed.promise(),
            "may",
            deed.may(),
            "mayNot",
            deed.mayNot(),
            "ai",
            deed.ai(),
            "stays",
            deed.stays(),
            "conditions",
            deed.conditions()));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}

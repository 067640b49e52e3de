package coop.byhand.licensing;

import static coop.byhandschema.licensing.Tables.TERMS;

import coop.byhand.kernel.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Repository
class Terms {

  private final DSLContext database;
  private final JsonMapper json = JsonMapper.shared();

  Terms(DSLContext database) {
    this.database = database;
  }

  Optional<PublishedTerms> find(Digest hash) {
    return database
        .select(TERMS.fields())
        .from(TERMS)
        .where(TERMS.DIGEST.eq(hash))
        .fetchOptional(this::read);
  }

  Optional<PublishedTerms> inForce(LicenceClass licenceClass, Instant at) {
    return database
        .select(TERMS.fields())
        .from(TERMS)
        .where(TERMS.LICENCE_CLASS.eq(licenceClass.name()), TERMS.IN_FORCE_FROM.le(at))
        .orderBy(TERMS.IN_FORCE_FROM.desc())
        .limit(1)
        .fetchOptional(this::read);
  }

  private PublishedTerms read(Record row) {
    return new PublishedTerms(
        row.get(TERMS.DIGEST),
        LicenceClass.valueOf(row.get(TERMS.LICENCE_CLASS)),
        row.get(TERMS.VERSION),
        LicenceTerms.Term.valueOf(json.readTree(row.get(TERMS.BODY)).get("term").stringValue()),
        row.get(TERMS.BODY),
        Map.of(
            TextLanguage.ENGLISH,
            deed(row.get(TERMS.DEED_EN)),
            TextLanguage.GERMAN,
            deed(row.get(TERMS.DEED_DE))),
        Map.of(
            TextLanguage.ENGLISH,
            LegalText.parse(row.get(TERMS.LEGAL_EN)),
            TextLanguage.GERMAN,
            LegalText.parse(row.get(TERMS.LEGAL_DE))),
        row.get(TERMS.IN_FORCE_FROM),
        row.get(TERMS.ENTRY_ID));
  }

  private Deed deed(String text) {
    JsonNode node = json.readTree(text);
    return new Deed(
        node.get("name").stringValue(),
        node.get("promise").stringValue(),
        texts(node.get("may")),
        texts(node.get("mayNot")),
        texts(node.get("ai")),
        texts(node.get("stays")),
        texts(node.get("conditions")));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.stringValue()));
    return texts;
  }
}

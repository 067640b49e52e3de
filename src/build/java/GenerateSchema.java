import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.LambdaConverter;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;

/**
 * Generates the jOOQ classes from the migrations: starts an embedded PostgreSQL, migrates it and
 * reads it back. Returns at once when neither the migrations nor this file have changed.
 *
 * <p>Arguments: folder of the migrations, folder for the generated sources.
 */
public final class GenerateSchema {

  /** One schema a module that keeps rows; the generated package has the same name. */
  private static final List<String> SCHEMAS =
      List.of(
          "identity",
          "members",
          "policy",
          "register",
          "ledger",
          "payments",
          "vault",
          "provenance",
          "catalogue",
          "licensing",
          "checkout",
          "governance",
          "moderation",
          "payouts",
          "invoicing",
          "oversight",
          "notifications");

  private GenerateSchema() {}

  public static void main(String[] arguments) throws Exception {
    Path migrations = Path.of(arguments[0]);
    Path output = Path.of(arguments[1]);
    String hash = hashOf(migrations);
    Path stamp = output.resolve("schema.sha256");
    if (Files.exists(stamp) && Files.readString(stamp).equals(hash)) {
      return;
    }
    clear(output);
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").start()) {
      String url = postgres.getJdbcUrl("postgres", "postgres");
      Flyway.configure()
          .dataSource(url, "postgres", "postgres")
          .locations("filesystem:" + migrations)
          .load()
          .migrate();
      GenerationTool.generate(configuration(url, output));
    }
    Files.createDirectories(output);
    Files.writeString(stamp, hash);
  }

  private static Configuration configuration(String url, Path output) {
    return new Configuration()
        .withJdbc(
            new Jdbc()
                .withDriver("org.postgresql.Driver")
                .withUrl(url)
                .withUser("postgres")
                .withPassword("postgres"))
        .withGenerator(
            new Generator()
                .withDatabase(
                    new Database()
                        .withName("org.jooq.meta.postgres.PostgresDatabase")
                        .withIncludes(".*")
                        .withExcludes("flyway_schema_history")
                        .withIncludeRoutines(false)
                        .withForcedTypes(forcedTypes())
                        .withSchemata(
                            SCHEMAS.stream()
                                .map(name -> new SchemaMappingType().withInputSchema(name))
                                .toList()))
                .withGenerate(
                    new Generate()
                        .withPojos(false)
                        .withDaos(false)
                        .withRecords(true)
                        .withImplicitJoinPathsToOne(false)
                        .withImplicitJoinPathsToMany(false)
                        .withImplicitJoinPathsManyToMany(false)
                        .withDeprecationOnUnknownTypes(false)
                        .withJavaTimeTypes(true))
                .withTarget(
                    new Target()
                        .withPackageName("coop.byhandschema")
                        .withDirectory(output.toString())));
  }

  /** Columns of these names never surface as bare UUIDs, numbers or bytes. */
  private static List<ForcedType> forcedTypes() {
    return List.of(
        id("identity", "PersonId", "person_id"),
        id("members", "MemberId", "member_id"),
        id("provenance", "ClaimId", "claim_id"),
        id("catalogue", "WorkId", "work_id"),
        id("licensing", "LicenceId", "licence_id"),
        id("checkout", "OrderId", "order_id"),
        id("payments", "PaymentId", "payment_id"),
        id("payments", "RefundId", "refund_id|repeats"),
        id("payments", "TransferId", "transfer_id"),
        id("payments", "ReversalId", "reversal_id"),
        id("payouts", "PayoutId", "payout_id"),
        id("ledger", "GrantId", "grant_id"),
        id("invoicing", "InvoiceId", "invoice_id"),
        id("governance", "ProposalId", "proposal_id"),
        id("moderation", "CaseId", "case_id"),
        id("policy", "PolicyVersion", "policy_version"),
        id("register", "RegisterEntryId", "entry_id"),
        forced("coop.byhand.kernel.Digest", "of", "bytes", "digest|[a-z_]+_digest"),
        new ForcedType()
            .withName("INSTANT")
            .withIncludeTypes("(?i:timestamp\\ with\\ time\\ zone|timestamptz)"));
  }

  private static ForcedType id(String module, String type, String column) {
    return forced("coop.byhand." + module + "." + type, "new", "value", column);
  }

  private static ForcedType forced(String type, String from, String to, String columns) {
    return new ForcedType()
        .withUserType(type)
        .withLambdaConverter(
            new LambdaConverter().withFrom(type + "::" + from).withTo(type + "::" + to))
        .withIncludeExpression("(?i:.*\\.(" + columns + "))");
  }

  private static String hashOf(Path migrations) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(Files.readAllBytes(Path.of("src/build/java/GenerateSchema.java")));
    try (Stream<Path> files = Files.list(migrations)) {
      for (Path file : files.sorted().toList()) {
        digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

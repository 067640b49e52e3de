package coop.byhand.ledger;

import coop.byhand.policy.PolicyCause;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A statement as a file for spreadsheets: commas, CRLF (RFC 4180), times in UTC, amounts with a
 * point and without a currency sign. No text can become a formula: one that begins like a formula
 * gets an apostrophe in front.
 */
public final class StatementCsv {

  private static final String LINE_END = "\r\n";
  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  private StatementCsv() {}

  /** The whole file, its first line the names of the columns. */
  public static String of(Statement statement) {
    Stream<String> head =
        Stream.of(
            "time_utc,journal,kind,work,title,licence,currency,gross,commission,commission_percent,"
                + "solidarity,reserve,others,granted,net,balance,policy,ballot,register_entry");
    Stream<String> rows =
        statement.entries().stream()
            .map(entry ->
                switch (entry) {
                  case StatementRow row -> line(statement, row);
                  case StatementPayment payment -> line(statement, payment);
                  case StatementPatronage part -> line(statement, part);
                  case StatementGrant grant -> line(statement, grant);
                });
    return Stream.concat(head, rows).collect(Collectors.joining(LINE_END, "", LINE_END));
  }

  private static String line(Statement statement, StatementRow row) {
    return List.of(
            row.at().toString(),
            row.journal().toString(),
            row.kind().name(),
            text(row.work()),
            text(row.title()),
            text(row.licence()),
            statement.currency().getCurrencyCode(),
            row.gross().decimal().toPlainString(),
            row.commission().decimal().toPlainString(),
            BigDecimal.valueOf(row.commissionRate().value(), 2).toPlainString(),
            row.solidarity().decimal().toPlainString(),
            row.reserve().decimal().toPlainString(),
            row.others().decimal().toPlainString(),
            row.granted().decimal().toPlainString(),
            row.net().decimal().toPlainString(),
            row.balance().decimal().toPlainString(),
            row.policy().toString(),
            ballot(row.cause()),
            row.entry().toString())
        .stream()
        .collect(Collectors.joining(","));
  }

  /** A payment has no licence and no shares: those cells are empty, its reference is the title. */
  private static String line(Statement statement, StatementPayment payment) {
    return line(statement, payment, payment.kind().name(), payment.reference());
  }

  /** So does a part of a surplus; its year is the title. */
  private static String line(Statement statement, StatementPatronage part) {
    return line(statement, part, "PATRONAGE", Integer.toString(part.year()));
  }

  /** And a grant; what it is for is the title. */
  private static String line(Statement statement, StatementGrant grant) {
    return line(statement, grant, "GRANT", grant.purpose());
  }

  private static String line(
      Statement statement, StatementEntry payment, String kind, String title) {
    return List.of(
            payment.at().toString(),
            payment.journal().toString(),
            kind,
            "",
            text(title),
            "",
            statement.currency().getCurrencyCode(),
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            payment.net().decimal().toPlainString(),
            payment.balance().decimal().toPlainString(),
            payment.policy().toString(),
            ballot(payment.cause()),
            "")
        .stream()
        .collect(Collectors.joining(","));
  }

  private static String ballot(PolicyCause cause) {
    return switch (cause) {
      case PolicyCause.Genesis genesis -> "";
      case PolicyCause.Ballot(int proposal) -> Integer.toString(proposal);
    };
  }

  static String text(String value) {
    String safe =
        !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}

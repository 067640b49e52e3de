package coop.byhand.register;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What was written before there was a log moves over. */
class RegisterMigrationTests {

  private static final String ENTRIES =
      "select entry_id || ' ' || body from register.entry order by entry_id";

  @Test
  void entriesAndSaltsOfBeforeMoveOverInOrderAndLetterForLetter() throws SQLException {
    String url = TestDatabase.fresh();
    migrate(url, "0091");
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres")) {
      run(
          connection,
          """
          insert into register.entry (kind, body, leaf_digest, recorded_at)
          select kind, body, sha256('\\x00'::bytea || convert_to(body, 'UTF8')), now()
          from (values
            ('some.fact', '{"facts":{"words":"Grüße"}}'),
            ('member.admitted', '{"facts":{"member":"m","name":"'
              || encode(sha256(decode(repeat('07', 16), 'hex') || convert_to('Ana', 'UTF8')), 'hex')
              || '","number":1},"kind":"member.admitted"}'),
            ('case.opened', '{"facts":{"record":"'
              || encode(sha256(convert_to(repeat('09', 32) || E'\\n' || 'words', 'UTF8')), 'hex')
              || '"}}')) rows (kind, body);
          insert into identity.person (person_id, name, email, language, since)
          values ('00000000-0000-7000-8000-000000000001', 'Ana', 'ana@example.org', 'en', now());
          insert into members.member (member_id, person_id, number, introduction, name_salt,
            admitted_at)
          values ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001',
            1, '', decode(repeat('07', 16), 'hex'), now());
          set session_replication_role = replica;
          insert into moderation.case_file (case_id, number, work_id, ground, words, good_faith,
            policy_version, opened_at, answer_by, salt, entry_id, state)
          select '00000000-0000-7000-8000-000000000003', 1, gen_random_uuid(), 'COPIED',
            repeat('x', 30), true, 1, now(), now() + interval '1 day',
            decode(repeat('09', 32), 'hex'), entry_id, 'open'
          from register.entry where kind = 'case.opened';
          set session_replication_role = origin;
          """);
      List<String> before = texts(connection, ENTRIES);
      assertThat(before).hasSize(5);

      // The last one that moves what was there; later ones bring entries of their own.
      migrate(url, "0097");

      assertThat(texts(connection, ENTRIES)).isEqualTo(before);
      assertThat(texts(connection, "select entry_id::text from register.outbox order by 1"))
          .isEqualTo(texts(connection, "select entry_id::text from register.entry order by 1"));
      // Under the one formula of today, the hashes of before are still those of the records.
      assertThat(
              texts(
                  connection,
                  """
                  select entry.kind || ' ' || (encode(sha256(salt || convert_to(
                    case fact when 'name' then 'Ana' else 'words' end, 'UTF8')), 'hex')
                    = entry.body::jsonb -> 'facts' ->> fact)
                  from register.salt join register.entry using (entry_id) order by 1
                  """))
          .containsExactly("case.opened true", "member.admitted true");
      assertThat(
              texts(
                  connection,
                  "select kind from members.member join register.entry using (entry_id)"))
          .containsExactly("member.admitted");
    }
  }

  private static void migrate(String url, String target) {
    Flyway.configure()
        .dataSource(url, "postgres", "postgres")
        .locations("classpath:db/migration")
        .target(target)
        .load()
        .migrate();
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (java.sql.Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}

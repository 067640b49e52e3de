package coop.byhand.architecture;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a database's schema as text, in a fixed order: what a reviewer reads to see what a
 * migration did. Reads PostgreSQL's own catalogue, since the embedded server comes without pg_dump.
 */
final class SchemaDump {

  private static final String SCHEMAS =
      "n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname !~ '^pg_'";
  private static final String NOT_FROM_EXTENSION =
      " and not exists (select 1 from pg_depend d where d.deptype = 'e' and d.objid = %s)";

  private static final String SCHEMA_LINES =
      "select 'create schema ' || n.nspname || ';' from pg_namespace n where "
          + SCHEMAS
          + " and n.nspname <> 'public' order by 1";
  private static final String TYPE_LINES =
      """
      select 'create type ' || n.nspname || '.' || t.typname || ' as enum ('
          || string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) || ');'
      from pg_type t join pg_namespace n on n.oid = t.typnamespace
      join pg_enum e on e.enumtypid = t.oid
      where %s group by n.nspname, t.typname order by 1
      """
          .formatted(SCHEMAS);
  private static final String TABLE_LINES =
      """
      select 'create table ' || n.nspname || '.' || c.relname || E' (\\n'
          || string_agg('    ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
               || case when a.attidentity <> '' then ' generated '
                    || case a.attidentity when 'a' then 'always' else 'by default' end
                    || ' as identity' else '' end
               || case when a.attgenerated <> '' then ' generated always as ('
                    || pg_get_expr(ad.adbin, ad.adrelid) || ')'
                    when ad.adbin is not null then ' default '
                    || pg_get_expr(ad.adbin, ad.adrelid) else '' end
               || case when a.attnotnull then ' not null' else '' end
             , E',\\n' order by a.attnum) || E'\\n);'
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef ad on ad.adrelid = c.oid and ad.adnum = a.attnum
      where c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history' and %s
      group by n.nspname, c.relname order by n.nspname, c.relname
      """
          .formatted(SCHEMAS);
  private static final String CONSTRAINT_LINES =
      """
      select 'alter table ' || n.nspname || '.' || c.relname || ' add constraint ' || o.conname
          || ' ' || pg_get_constraintdef(o.oid) || ';'
      from pg_constraint o join pg_class c on c.oid = o.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      where o.contype in ('p', 'u', 'f', 'c', 'x') and c.relname <> 'flyway_schema_history' and %s
      order by n.nspname, c.relname, o.contype, o.conname
      """
          .formatted(SCHEMAS);
  private static final String INDEX_LINES =
      """
      select pg_get_indexdef(i.indexrelid) || ';'
      from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_namespace n on n.oid = c.relnamespace
      where not exists (select 1 from pg_constraint o where o.conindid = i.indexrelid)
      and c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history' and %s
      order by 1
      """
          .formatted(SCHEMAS);
  private static final String VIEW_LINES =
      """
      select 'create view ' || n.nspname || '.' || c.relname || E' as\\n' || pg_get_viewdef(c.oid)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'v' and %s %s order by 1
      """
          .formatted(SCHEMAS, NOT_FROM_EXTENSION.formatted("c.oid"));
  private static final String FUNCTION_LINES =
      """
      select pg_get_functiondef(p.oid) || ';'
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prokind = 'f' and %s %s order by n.nspname, p.proname
      """
          .formatted(SCHEMAS, NOT_FROM_EXTENSION.formatted("p.oid"));
  private static final String TRIGGER_LINES =
      """
      select pg_get_triggerdef(t.oid) || ';'
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
      join pg_namespace n on n.oid = c.relnamespace
      where not t.tgisinternal and %s order by n.nspname, c.relname, t.tgname
      """
          .formatted(SCHEMAS);
  private static final String COMMENT_LINES =
      """
      select 'comment on ' || case when d.objsubid = 0 then 'table ' else 'column ' end
          || n.nspname || '.' || c.relname
          || case when d.objsubid = 0 then '' else '.' || a.attname end
          || ' is ' || quote_literal(d.description) || ';'
      from pg_description d join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
      join pg_namespace n on n.oid = c.relnamespace
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid
      where c.relkind in ('r', 'p', 'v') and %s order by n.nspname, c.relname, d.objsubid
      """
          .formatted(SCHEMAS);

  private SchemaDump() {}

  static String of(Connection connection) throws SQLException {
    StringBuilder text =
        new StringBuilder(
            """
            -- The schema as the migrations leave it. Written by SchemaTests; do not edit by hand:
            -- ./mvnw test -Dtest=SchemaTests -Dbyhand.test.args=-Dbyhand.schema.write=true

            """);
    String[] parts = {
      SCHEMA_LINES,
      TYPE_LINES,
      TABLE_LINES,
      CONSTRAINT_LINES,
      INDEX_LINES,
      VIEW_LINES,
      FUNCTION_LINES,
      TRIGGER_LINES,
      COMMENT_LINES
    };
    try (Statement statement = connection.createStatement()) {
      for (String part : parts) {
        try (ResultSet rows = statement.executeQuery(part)) {
          while (rows.next()) {
            text.append(rows.getString(1).stripTrailing()).append('\n');
          }
        }
        text.append('\n');
      }
    }
    return text.toString().stripTrailing() + "\n";
  }

  /** Tables and columns that nobody explained. */
  static String unexplained(Connection connection) throws SQLException {
    String query =
        """
        select n.nspname || '.' || c.relname
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname not in ('public', 'jobs') and %s
        and obj_description(c.oid, 'pg_class') is null order by 1
        """
            .formatted(SCHEMAS);
    StringBuilder found = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.append(rows.getString(1)).append('\n');
      }
    }
    return found.toString();
  }

  /** Columns and domains that say a value when nobody gave one, each with that value. */
  static List<String> defaults(Connection connection) throws SQLException {
    String query =
        """
        select n.nspname || '.' || c.relname || '.' || a.attname || ' '
            || pg_get_expr(ad.adbin, ad.adrelid)
        from pg_attrdef ad join pg_class c on c.oid = ad.adrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = ad.adnum
        join pg_namespace n on n.oid = c.relnamespace
        where a.attgenerated = '' and n.nspname not in ('public', 'jobs') and %1$s
        union all
        select n.nspname || '.' || t.typname || ' ' || t.typdefault
        from pg_type t join pg_namespace n on n.oid = t.typnamespace
        where t.typdefault is not null and n.nspname not in ('public', 'jobs') and %1$s
        """
            .formatted(SCHEMAS);
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}

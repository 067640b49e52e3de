package coop.byhand.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import coop.byhand.ByhandTest;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing on the operator's page can change a number: the page looks, and has others look. */
@ByhandTest
class OnlyLooksTests {

  /**
   * All that the room asks of others' front doors: who somebody is, what stands, to look again, and
   * to keep that somebody has dealt with something.
   */
  private static final Set<String> ASKED =
      Set.of(
          "Alerts.dealtWith",
          "Alerts.open",
          "CurrentMember.member",
          "Membership.find",
          "Membership.offices",
          "PaymentsOverview.report",
          "ProviderMessages.workAgain",
          "Reconciliation.request");

  @Autowired Oversight oversight;
  @Autowired DSLContext database;
  @Autowired TransactionTemplate transaction;

  @Test
  void theRoomReadsEverythingAndWritesDownNothingButItsLooks() {
    transaction.executeWithoutResult(status -> {
      status.setRollbackOnly();
      asReader();
      database.execute("grant insert, delete on oversight.look to onlooker");
      database.execute("set local role onlooker");
      assertThat(oversight.look()).hasSize(Invariant.values().length);
      assertThat(oversight.lastLooks()).hasSize(Invariant.values().length);
      assertThat(oversight.queue()).isNotEmpty();
    });
  }

  /** The test before would see a write: this role's looks are refused. */
  @Test
  void whoMayOnlyReadCannotEvenWriteDownALook() {
    transaction.executeWithoutResult(status -> {
      status.setRollbackOnly();
      asReader();
      database.execute("set local role onlooker");
      assertThatThrownBy(oversight::look).hasStackTraceContaining("permission denied");
    });
  }

  @Test
  void theRoomAsksOthersForNothingThatMovesMoney() {
    Set<String> asked = new TreeSet<>();
    for (JavaClass ours :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("coop.byhand")
            .that(JavaClass.Predicates.resideInAPackage("coop.byhand.oversight.."))) {
      for (JavaCodeUnit unit : ours.getCodeUnits()) {
        unit.getAccessesFromSelf().stream()
            .filter(access -> !access.getTargetOwner().getPackageName().contains("oversight"))
            .filter(access ->
                access.getTargetOwner().isMetaAnnotatedWith(Service.class)
                    || access.getTargetOwner().isMetaAnnotatedWith(Component.class))
            .filter(access -> access.getTargetOwner().getPackageName().startsWith("coop.byhand"))
            .forEach(access ->
                asked.add(access.getTargetOwner().getSimpleName() + "." + access.getName()));
      }
    }
    asked.removeIf(name -> name.startsWith("HouseFormats."));
    assertThat(asked).isEqualTo(new TreeSet<>(ASKED));
  }

  /** A role that may read every room, for this transaction only. */
  private void asReader() {
    database.execute("create role onlooker");
    database.execute(
        """
        do $$
        declare room text;
        begin
          for room in select nspname from pg_namespace where nspname not like 'pg\\_%' loop
            execute format('grant usage on schema %I to onlooker', room);
            execute format('grant select on all tables in schema %I to onlooker', room);
          end loop;
        end $$
        """);
  }
}

package coop.byhand.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.catalogue.WorkId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AvailabilityTests {

  private static final Instant LATER = Instant.parse("2027-05-04T10:00:00Z");
  private static final WorkId WORK = WorkId.at(LATER);

  @ParameterizedTest
  @EnumSource
  void whatIsListedAndFreeCanBeReservedAndSold(LicenceClass licence) {
    Availability free = new Availability(true, null, false, null);
    assertThat(free.reserve(licence)).isEqualTo(new ReserveOutcome.Reserved());
    assertThat(free.refusal(WORK, licence)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSoldExclusivelyIsTakenForEverybody(LicenceClass licence) {
    Availability sold = new Availability(true, LATER, false, null);
    assertThat(sold.reserve(licence)).isEqualTo(new ReserveOutcome.Gone());
    assertThat(sold.refusal(WORK, licence)).contains(new GrantOutcome.TakenByAnother(WORK));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsFrozenOrNotListedIsGone(LicenceClass licence) {
    for (Availability closed :
        new Availability[] {
          new Availability(true, null, true, null), new Availability(false, null, false, null)
        }) {
      assertThat(closed.reserve(licence)).isEqualTo(new ReserveOutcome.Gone());
      assertThat(closed.refusal(WORK, licence)).contains(new GrantOutcome.WorkGone(WORK));
    }
  }

  @Test
  void aReservationStopsTheNextExclusiveOrderAndNoStandardOne() {
    Availability held = new Availability(true, null, false, LATER);
    assertThat(held.reserve(LicenceClass.EXCLUSIVE))
        .isEqualTo(new ReserveOutcome.HeldByAnother(LATER));
    assertThat(held.refusal(WORK, LicenceClass.EXCLUSIVE))
        .contains(new GrantOutcome.TakenByAnother(WORK));
    assertThat(held.reserve(LicenceClass.STANDARD)).isEqualTo(new ReserveOutcome.Reserved());
    assertThat(held.refusal(WORK, LicenceClass.STANDARD)).isEmpty();
  }

  @Test
  void aYearEndsOnTheSameDayOfTheNext() {
    assertThat(LicenceTerms.Term.ONE_YEAR.end(Instant.parse("2028-02-29T23:30:00Z")))
        .contains(Instant.parse("2029-02-28T23:30:00Z"));
    assertThat(LicenceTerms.Term.PERPETUAL.end(LATER)).isEqualTo(Optional.empty());
  }
}

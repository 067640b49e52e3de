package coop.byhand.policy;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * One value the members vote on, declared once: its key in the document, what it counts, its
 * bounds and grid, the kind of vote that may change it, and what it was when the co-op was
 * founded. The bounds themselves belong to the statutes and change with a release only.
 *
 * @param <T> the type the value has in the trade
 */
public final class Parameter<T> {

  /** The co-op's share of a net price for a Standard licence. */
  public static final Parameter<BasisPoints> COMMISSION_STANDARD =
      share("commission.standard", 500, 5_000, 2_000, Favours.LOWER);

  /** The part of the net price that goes to the solidarity fund, out of the commission. */
  public static final Parameter<BasisPoints> SOLIDARITY_RATE =
      share("solidarity.rate", 0, 500, 200, Favours.NEITHER);

  /** The part of the net price that goes to the collective reserve, out of the commission. */
  public static final Parameter<BasisPoints> RESERVE_AT_SALE =
      share("reserve.sale", 0, 500, 0, Favours.NEITHER);

  public static final Parameter<Money> FLOOR_IMAGE = floor("image", 1_500);
  public static final Parameter<Money> FLOOR_AUDIO = floor("audio", 1_500);
  public static final Parameter<Money> FLOOR_TEXT = floor("text", 1_000);
  public static final Parameter<Money> FLOOR_VIDEO = floor("video", 2_500);

  /** Days between a sale and the payout of its share, so that a refund can be taken from it. */
  public static final Parameter<Integer> HOLD_DAYS =
      ordinary("payout.hold", Unit.DAYS, 0, 60, 14, Favours.LOWER, TimeLock.RATE);

  /** Below this nothing is paid out; it waits for the next run. */
  public static final Parameter<Money> PAYOUT_MINIMUM =
      new Parameter<>(
          "payout.minimum.EUR",
          Unit.EURO_CENTS,
          new Bounds(0, 2_500, 50),
          1_000,
          Resolution.ORDINARY,
          Favours.LOWER,
          TimeLock.RATE,
          value -> Money.of(value, "EUR"));

  /** Days from one payout run to the next. */
  public static final Parameter<Integer> PAYOUT_DAYS =
      ordinary("payout.days", Unit.DAYS, 1, 31, 30, Favours.LOWER, TimeLock.RATE);

  /** Days in which a buyer may ask for the money back, as long as the file was not fetched. */
  public static final Parameter<Integer> REFUND_DAYS =
      ordinary("refund.days", Unit.DAYS, 14, 60, 14, Favours.NEITHER, TimeLock.OTHER);

  /** The part of a lost dispute's creator share that the collective reserve bears. */
  public static final Parameter<BasisPoints> DISPUTE_RESERVE =
      new Parameter<>(
          "dispute.reserve",
          Unit.BASIS_POINTS,
          new Bounds(0, BasisPoints.WHOLE, 500),
          0,
          Resolution.ORDINARY,
          Favours.HIGHER,
          TimeLock.RATE,
          value -> new BasisPoints(Math.toIntExact(value)));

  /** The part of a year's surplus that goes to the collective reserve and is never divided. */
  public static final Parameter<BasisPoints> SURPLUS_RESERVE =
      ofYear(
          "surplus.reserve", 1_500, BasisPoints.WHOLE, 3_000, Resolution.SPECIAL, Favours.NEITHER);

  /** The part of a year's surplus for education; at most what the reserve leaves. */
  public static final Parameter<BasisPoints> SURPLUS_EDUCATION =
      ofYear("surplus.education", 0, 1_000, 300, Resolution.ORDINARY, Favours.NEITHER);

  /** The creators' part of what goes to members; the rest is the workers'. */
  public static final Parameter<BasisPoints> PATRONAGE_CREATORS =
      ofYear("patronage.creators", 0, BasisPoints.WHOLE, 8_000, Resolution.SPECIAL, Favours.HIGHER);

  /** By what the creators' part is divided among them. */
  public static final Parameter<PatronageBasis> PATRONAGE_BASIS =
      new Parameter<>(
          "patronage.basis.creator",
          Unit.CHOICE,
          new Bounds(1, 2, 1),
          PatronageBasis.COMMISSION.number(),
          Resolution.SPECIAL,
          Favours.NEITHER,
          TimeLock.RATE,
          PatronageBasis::ofNumber);

  /** The part of a member's patronage that is paid out; the rest is kept in the member's name. */
  public static final Parameter<BasisPoints> PATRONAGE_CASH =
      ofYear(
          "patronage.cash", 2_000, BasisPoints.WHOLE, 5_000, Resolution.ORDINARY, Favours.HIGHER);

  /** Members who must have verified a work before it is listed. */
  public static final Parameter<Integer> APPROVALS_NEEDED =
      ordinary("provenance.approvals", Unit.PEOPLE, 2, 5, 2, Favours.NEITHER, TimeLock.OTHER);

  /** Hours within which a reported work is looked at. */
  public static final Parameter<Integer> REVIEW_HOURS =
      ordinary("moderation.review", Unit.HOURS, 24, 168, 72, Favours.NEITHER, TimeLock.OTHER);

  /** Days within which a decision may be appealed. */
  public static final Parameter<Integer> APPEAL_DAYS =
      ordinary("moderation.appeal", Unit.DAYS, 7, 60, 30, Favours.HIGHER, TimeLock.OTHER);

  public static final Parameter<Integer> DISCUSSION_DAYS = special("vote.discussion", 3, 21, 7);
  public static final Parameter<Integer> NOTICE_DAYS = special("vote.notice", 1, 14, 2);
  public static final Parameter<Integer> VOTE_DAYS = special("vote.open", 3, 21, 7);
  public static final Parameter<Integer> LOCK_RATE_DAYS = special("vote.lock.rate", 7, 90, 30);
  public static final Parameter<Integer> LOCK_OTHER_DAYS = special("vote.lock.other", 7, 90, 14);
  public static final Parameter<Integer> LOCK_TEXT_DAYS = special("vote.lock.text", 2, 90, 7);

  /** The quorum is this factor, in tenths, times the square root of the number on the roll. */
  public static final Parameter<Integer> QUORUM_TENTHS =
      new Parameter<>(
          "vote.quorum",
          Unit.TENTHS,
          new Bounds(10, 30, 1),
          15,
          Resolution.SPECIAL,
          Favours.NEITHER,
          TimeLock.RATE,
          Math::toIntExact);

  private static final List<Parameter<?>> ALL =
      List.of(
          COMMISSION_STANDARD,
          SOLIDARITY_RATE,
          RESERVE_AT_SALE,
          FLOOR_IMAGE,
          FLOOR_AUDIO,
          FLOOR_TEXT,
          FLOOR_VIDEO,
          HOLD_DAYS,
          PAYOUT_MINIMUM,
          PAYOUT_DAYS,
          REFUND_DAYS,
          DISPUTE_RESERVE,
          SURPLUS_RESERVE,
          SURPLUS_EDUCATION,
          PATRONAGE_CREATORS,
          PATRONAGE_BASIS,
          PATRONAGE_CASH,
          APPROVALS_NEEDED,
          REVIEW_HOURS,
          APPEAL_DAYS,
          DISCUSSION_DAYS,
          NOTICE_DAYS,
          VOTE_DAYS,
          LOCK_RATE_DAYS,
          LOCK_OTHER_DAYS,
          LOCK_TEXT_DAYS,
          QUORUM_TENTHS);

  /** Declared after the founding: a document that does not name it holds at the founding value. */
  private static final Set<String> LATER =
      Set.of(
          PAYOUT_MINIMUM.key,
          PAYOUT_DAYS.key,
          REFUND_DAYS.key,
          DISPUTE_RESERVE.key,
          SURPLUS_RESERVE.key,
          SURPLUS_EDUCATION.key,
          PATRONAGE_CREATORS.key,
          PATRONAGE_BASIS.key,
          PATRONAGE_CASH.key);

  private final String key;
  private final Unit unit;
  private final Bounds bounds;
  private final long genesis;
  private final Resolution resolution;
  private final Favours favours;
  private final TimeLock timeLock;
  private final LongFunction<T> type;

  private Parameter(
      String key,
      Unit unit,
      Bounds bounds,
      long genesis,
      Resolution resolution,
      Favours favours,
      TimeLock timeLock,
      LongFunction<T> type) {
    if (!bounds.allow(genesis)) {
      throw new IllegalArgumentException("founded outside its bounds: " + key);
    }
    this.key = key;
    this.unit = unit;
    this.bounds = bounds;
    this.genesis = genesis;
    this.resolution = resolution;
    this.favours = favours;
    this.timeLock = timeLock;
    this.type = type;
  }

  /** Every parameter, in the order in which a page shows them. */
  public static List<Parameter<?>> all() {
    return ALL;
  }

  public static Optional<Parameter<?>> byKey(String key) {
    return ALL.stream().filter(parameter -> parameter.key.equals(key)).findFirst();
  }

  /** The price below which a Standard licence for a work in this medium is not sold. */
  public static Parameter<Money> floorOf(Medium medium) {
    return switch (medium) {
      case IMAGE -> FLOOR_IMAGE;
      case AUDIO -> FLOOR_AUDIO;
      case TEXT -> FLOOR_TEXT;
      case VIDEO -> FLOOR_VIDEO;
    };
  }

  /** Name in the document, for example {@code commission.standard}; never changes. */
  public String key() {
    return key;
  }

  /** Whether every document names it. */
  boolean sinceFounding() {
    return !LATER.contains(key);
  }

  public Unit unit() {
    return unit;
  }

  public Bounds bounds() {
    return bounds;
  }

  /** The value the co-op was founded with. */
  public long genesis() {
    return genesis;
  }

  public Resolution resolution() {
    return resolution;
  }

  public Favours favours() {
    return favours;
  }

  public TimeLock timeLock() {
    return timeLock;
  }

  /** The number in the type of the trade. */
  public T typed(long value) {
    return type.apply(value);
  }

  @Override
  public String toString() {
    return key;
  }

  private static Parameter<BasisPoints> share(
      String key, int min, int max, int genesis, Favours favours) {
    return new Parameter<>(
        key,
        Unit.BASIS_POINTS,
        new Bounds(min, max, 50),
        genesis,
        Resolution.ORDINARY,
        favours,
        TimeLock.RATE,
        value -> new BasisPoints(Math.toIntExact(value)));
  }

  private static Parameter<BasisPoints> ofYear(
      String key, int min, int max, int genesis, Resolution resolution, Favours favours) {
    return new Parameter<>(
        key,
        Unit.BASIS_POINTS,
        new Bounds(min, max, 100),
        genesis,
        resolution,
        favours,
        TimeLock.RATE,
        value -> new BasisPoints(Math.toIntExact(value)));
  }

  private static Parameter<Money> floor(String medium, long cents) {
    return new Parameter<>(
        "price.floor.standard." + medium + ".EUR",
        Unit.EURO_CENTS,
        new Bounds(100, 50_000, 50),
        cents,
        Resolution.ORDINARY,
        Favours.HIGHER,
        TimeLock.OTHER,
        value -> Money.of(value, "EUR"));
  }

  private static Parameter<Integer> ordinary(
      String key, Unit unit, int min, int max, int genesis, Favours favours, TimeLock lock) {
    return new Parameter<>(
        key,
        unit,
        new Bounds(min, max, 1),
        genesis,
        Resolution.ORDINARY,
        favours,
        lock,
        Math::toIntExact);
  }

  private static Parameter<Integer> special(String key, int min, int max, int genesis) {
    return new Parameter<>(
        key,
        Unit.DAYS,
        new Bounds(min, max, 1),
        genesis,
        Resolution.SPECIAL,
        Favours.NEITHER,
        TimeLock.RATE,
        Math::toIntExact);
  }
}

package coop.byhand.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The counting table: who holds which parcels, stage by stage. The steps in which the statute could
 * be misread are methods of their own, so that the tests can misread them.
 */
class StvTable {

  private final RankedBallots ballots;
  private final int seats;
  private final Lot lot;
  private final int candidates;
  private final List<Parcel> box;
  private final long poll;
  private final List<List<Parcel>> held = new ArrayList<>();
  private final long[] totals;
  private final int[] places;
  private final StvFate[] fates;
  private final List<StvStage> stages = new ArrayList<>();
  private long worthless;

  StvTable(RankedBallots ballots, int seats, Lot lot) {
    this(ballots, seats, lot, List.of());
  }

  /** Papers that do not begin with one whole vote each: every entry lies in one of the parcels. */
  StvTable(RankedBallots ballots, int seats, Lot lot, List<Parcel> worth) {
    if (seats < 1) {
      throw new IllegalArgumentException("an election for " + seats + " seats");
    }
    this.ballots = ballots;
    this.seats = seats;
    this.lot = lot;
    candidates = ballots.candidates();
    totals = new long[candidates + 1];
    places = new int[ballots.kinds()];
    fates = new StvFate[candidates + 1];
    box = worth.isEmpty() ? wholeVotes() : worth;
    poll = box.stream().mapToLong(Parcel::votes).sum();
    for (int candidate = 0; candidate <= candidates; candidate++) {
      held.add(new ArrayList<>());
      fates[candidate] = new StvFate(candidate, StvFate.Status.CONTINUING, 0);
    }
  }

  StvCount count() {
    sortFirstPreferences();
    while (vacancies() > 0 && continuing().findAny().isPresent()) {
      int[] surplus = IntStream.rangeClosed(1, candidates).filter(this::hasSurplus).toArray();
      if (surplus.length > 0) {
        transferSurplus(surplus);
      } else {
        exclude();
      }
    }
    int last = stages.size();
    List<StvFate> end =
        IntStream.rangeClosed(1, candidates)
            .mapToObj(candidate -> fates[candidate])
            .map(
                fate -> continues(fate) ? new StvFate(fate.candidate(), fate.status(), last) : fate)
            .toList();
    return new StvCount(
        seats, ballots.valid(), ballots.empty(), ballots.spoilt(), quota() / one(), stages, end);
  }

  /** One vote in the smallest unit: five decimals (rule 48(3)). */
  long one() {
    return Votes.ONE;
  }

  /** Rule 46: valid papers by one more than the seats, decimals ignored, and one more. */
  long quota() {
    return (poll / one() / (seats + 1) + 1) * one();
  }

  /** Rule 48(3): surplus times value first, then by the candidate's votes, the rest ignored. */
  long transferValue(long surplus, long value, long votes) {
    return Math.multiplyExact(surplus, value) / votes;
  }

  /** Rule 48(1): all papers the candidate received. */
  List<Parcel> papersOfSurplus(int candidate) {
    return held.get(candidate);
  }

  /** Rule 49(1): the highest surplus, which is the highest total, is the first one. */
  long urgency(int candidate) {
    return totals[candidate];
  }

  /** At which place of an entry its paper lies now; 0 while it lies with the first preference. */
  final int place(int kind) {
    return places[kind];
  }

  /** What a candidate holds now; of somebody elected the part that was not passed on. */
  final List<Parcel> papersOf(int candidate) {
    return List.copyOf(held.get(candidate));
  }

  private List<Parcel> wholeVotes() {
    Parcel all = new Parcel(one());
    for (int kind = 0; kind < ballots.kinds(); kind++) {
      all.put(kind, ballots.copies(kind));
    }
    return List.of(all);
  }

  private void sortFirstPreferences() {
    Arrays.fill(places, -1);
    List<StvMove> moves = deal(box, box.stream().map(parcel -> parcel.value).toList());
    close(StvAction.FIRST_PREFERENCES, 0, moves, Optional.empty());
  }

  private void transferSurplus(int[] several) {
    long most =
        IntStream.of(several).mapToLong(this::urgency).reduce(urgency(several[0]), Math::max);
    int[] level = IntStream.of(several).filter(one -> urgency(one) == most).toArray();
    Optional<StvTie> tie = level.length > 1 ? Optional.of(settle(level, true)) : Optional.empty();
    int candidate = tie.map(StvTie::chosen).orElse(level[0]);
    long surplus = totals[candidate] - quota();
    List<Parcel> papers = papersOfSurplus(candidate);
    List<Long> values =
        papers.stream()
            .map(parcel -> transferValue(surplus, parcel.value, totals[candidate]))
            .toList();
    totals[candidate] = quota();
    List<StvMove> moves = deal(papers, values);
    List<Parcel> kept = new ArrayList<>();
    for (int i = 0; i < papers.size(); i++) {
      kept.add(papers.get(i).at(papers.get(i).value - values.get(i)));
    }
    held.set(candidate, kept);
    close(StvAction.SURPLUS, candidate, moves, tie);
  }

  private void exclude() {
    long fewest = continuing().mapToLong(one -> totals[one]).reduce(Long.MAX_VALUE, Math::min);
    int[] level = continuing().filter(one -> totals[one] == fewest).toArray();
    Optional<StvTie> tie = level.length > 1 ? Optional.of(settle(level, false)) : Optional.empty();
    int candidate = tie.map(StvTie::chosen).orElse(level[0]);
    fates[candidate] = new StvFate(candidate, StvFate.Status.EXCLUDED, stages.size());
    totals[candidate] = 0;
    List<Parcel> papers = held.get(candidate);
    List<StvMove> moves = deal(papers, papers.stream().map(parcel -> parcel.value).toList());
    papers.clear();
    close(StvAction.EXCLUSION, candidate, moves, tie);
  }

  /** Moves every paper to its next available preference, parcel by parcel, at the new values. */
  private List<StvMove> deal(List<Parcel> papers, List<Long> values) {
    List<List<Parcel>> piles = new ArrayList<>();
    for (int to = 0; to <= candidates; to++) {
      piles.add(new ArrayList<>());
    }
    for (int index = 0; index < papers.size(); index++) {
      Parcel parcel = papers.get(index);
      for (int i = 0; i < parcel.size(); i++) {
        int kind = parcel.kind(i);
        pile(piles.get(next(kind)), values.get(index)).put(kind, ballots.copies(kind));
      }
    }
    List<StvMove> moves = new ArrayList<>();
    for (int step = 1; step <= candidates + 1; step++) {
      int to = step % (candidates + 1);
      for (Parcel parcel : piles.get(to)) {
        moves.add(new StvMove(to, parcel.papers(), parcel.value, parcel.votes()));
        receive(to, parcel);
      }
    }
    return moves;
  }

  private static Parcel pile(List<Parcel> piles, long value) {
    for (Parcel pile : piles) {
      if (pile.value == value) {
        return pile;
      }
    }
    Parcel pile = new Parcel(value);
    piles.add(pile);
    return pile;
  }

  private int next(int kind) {
    int candidate;
    do {
      places[kind]++;
      candidate = ballots.preference(kind, places[kind]);
    } while (candidate != 0 && !continues(fates[candidate]));
    return candidate;
  }

  private void receive(int candidate, Parcel parcel) {
    if (candidate == 0) {
      worthless += parcel.votes();
    } else {
      held.get(candidate).add(parcel);
      totals[candidate] += parcel.votes();
    }
  }

  /** Rules 47 and 52, and the entry in the table. */
  private void close(StvAction action, int candidate, List<StvMove> moves, Optional<StvTie> tie) {
    int number = stages.size() + 1;
    List<Integer> elected = elect(continuing().filter(one -> totals[one] >= quota()), number);
    boolean asManyAsLeft = continuing().count() <= vacancies();
    List<Integer> filled = asManyAsLeft ? elect(continuing(), number) : List.of();
    List<Long> now = LongStream.of(totals).skip(1).boxed().toList();
    long nobodys = poll - LongStream.of(totals).sum();
    stages.add(
        new StvStage(
            number,
            action,
            candidate,
            moves,
            now,
            nobodys,
            nobodys - worthless,
            tie,
            elected,
            filled));
  }

  private List<Integer> elect(IntStream who, int stage) {
    Comparator<Integer> more = Comparator.comparingLong(one -> -totals[one]);
    for (int earlier = stages.size() - 1; earlier >= 0; earlier--) {
      StvStage before = stages.get(earlier);
      more = more.thenComparingLong(one -> -before.total(one));
    }
    List<Integer> elected = who.boxed().sorted(more).toList();
    for (int candidate : elected) {
      fates[candidate] = new StvFate(candidate, StvFate.Status.ELECTED, stage);
    }
    return elected;
  }

  /**
   * Rules 49(2) and 51(2): the most recent earlier stage that tells them apart decides, for those
   * still level after it the one before; then the lot.
   */
  private StvTie settle(int[] level, boolean highest) {
    List<Integer> all = IntStream.of(level).boxed().toList();
    List<Integer> left = all;
    for (int earlier = stages.size() - 1; earlier >= 0; earlier--) {
      StvStage stage = stages.get(earlier);
      LongStream votes = left.stream().mapToLong(stage::total);
      long best = highest ? votes.reduce(0, Math::max) : votes.reduce(Long.MAX_VALUE, Math::min);
      left = left.stream().filter(one -> stage.total(one) == best).toList();
      if (left.size() == 1) {
        return new StvTie(all, left.getFirst(), stage.number());
      }
    }
    List<Integer> drawn = left.stream().sorted(Comparator.comparing(lot::ticket)).toList();
    return new StvTie(all, highest ? drawn.getFirst() : drawn.getLast(), 0);
  }

  private IntStream continuing() {
    return IntStream.rangeClosed(1, candidates).filter(one -> continues(fates[one]));
  }

  private static boolean continues(StvFate fate) {
    return fate.status() == StvFate.Status.CONTINUING;
  }

  private long vacancies() {
    return seats
        - IntStream.rangeClosed(1, candidates)
            .filter(one -> fates[one].status() == StvFate.Status.ELECTED)
            .count();
  }

  private boolean hasSurplus(int candidate) {
    return fates[candidate].status() == StvFate.Status.ELECTED && totals[candidate] > quota();
  }
}

package coop.byhand.tool;

import coop.byhand.tally.BltElection;
import coop.byhand.tally.BltMalformed;
import coop.byhand.tally.InstantRunOff;
import coop.byhand.tally.Lot;
import coop.byhand.tally.RankedBallots;
import coop.byhand.tally.ScottishStv;
import coop.byhand.tally.StvCount;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Counting a million papers with 12 candidates for 6 seats, every paper an entry of its own. A paper
 * names 1 to 12 candidates, each number equally often; candidate {@code c} is drawn next with a
 * weight of {@code 20 - c} among those not yet on it. The limit beside it goes through all
 * preferences once and sorts the papers by the first, which no count can do without.
 */
final class TallyBenchmark implements Benchmark {

  static final int CANDIDATES = 12;
  static final int SEATS = 6;

  private static final long SEED = 2_007_042;
  private static final int HEAVIEST = 20;
  private static final Lot LOT = new Lot("2 0 0 7");

  private final int papers;
  private int[] order = {};
  private int[] starts = {};
  private long seen;

  TallyBenchmark() {
    this(1_000_000);
  }

  TallyBenchmark(int papers) {
    this.papers = papers;
  }

  @Override
  public String name() {
    return "tally";
  }

  @Override
  public String unit() {
    return "papers";
  }

  @Override
  public List<Round> rounds() {
    draw();
    RankedBallots ballots = box();
    String text = blt();
    return List.of(
        new Round("limit: sort once", papers, this::sortOnce),
        new Round("Scottish STV, 6 seats", papers, () -> stv(ballots)),
        new Round("instant run-off", papers, () -> InstantRunOff.count(ballots, LOT)),
        new Round("reading BLT text", papers, () -> read(text)));
  }

  @Override
  public List<Reading> readings() {
    return List.of(new Reading("tally: preferences", starts[papers], "on all papers"));
  }

  private void draw() {
    SplittableRandom random = new SplittableRandom(SEED);
    order = new int[papers * CANDIDATES];
    starts = new int[papers + 1];
    int[] left = new int[CANDIDATES];
    int used = 0;
    for (int paper = 0; paper < papers; paper++) {
      starts[paper] = used;
      Arrays.setAll(left, i -> i + 1);
      int standing = CANDIDATES;
      int weight = CANDIDATES * HEAVIEST - CANDIDATES * (CANDIDATES + 1) / 2;
      for (int length = 1 + random.nextInt(CANDIDATES); length > 0; length--) {
        int at = 0;
        for (int ticket = random.nextInt(weight); ticket >= HEAVIEST - left[at]; at++) {
          ticket -= HEAVIEST - left[at];
        }
        weight -= HEAVIEST - left[at];
        order[used++] = left[at];
        standing--;
        System.arraycopy(left, at + 1, left, at, standing - at);
      }
    }
    starts[papers] = used;
  }

  private RankedBallots box() {
    RankedBallots.Builder box = RankedBallots.box(CANDIDATES);
    for (int paper = 0; paper < papers; paper++) {
      box.add(1, Arrays.copyOfRange(order, starts[paper], starts[paper + 1]));
    }
    return box.close();
  }

  private String blt() {
    StringBuilder text = new StringBuilder(40 * papers);
    text.append(CANDIDATES).append(' ').append(SEATS).append('\n');
    for (int paper = 0; paper < papers; paper++) {
      text.append('1');
      for (int at = starts[paper]; at < starts[paper + 1]; at++) {
        text.append(' ').append(order[at]);
      }
      text.append(" 0\n");
    }
    text.append("0\n");
    for (int candidate = 1; candidate <= CANDIDATES; candidate++) {
      text.append("Candidate ").append(candidate).append('\n');
    }
    return text.append("A made-up election\n").toString();
  }

  private void sortOnce() {
    int[][] piles = new int[CANDIDATES + 1][papers];
    int[] sizes = new int[CANDIDATES + 1];
    long sum = 0;
    for (int paper = 0; paper < papers; paper++) {
      int first = order[starts[paper]];
      piles[first][sizes[first]++] = paper;
      for (int at = starts[paper]; at < starts[paper + 1]; at++) {
        sum += order[at];
      }
    }
    seen = sum + sizes[1];
  }

  private void stv(RankedBallots ballots) {
    StvCount count = ScottishStv.count(ballots, SEATS, LOT);
    if (count.elected().size() != SEATS || count.validPoll() != papers) {
      throw new IllegalStateException("this count is not of " + papers + " papers, " + seen);
    }
  }

  private static void read(String text) {
    try {
      BltElection.read(text);
    } catch (BltMalformed ownText) {
      throw new IllegalStateException(ownText);
    }
  }
}

package coop.byhand.verify;

import coop.byhand.tally.BltElection;
import coop.byhand.tally.BltMalformed;
import coop.byhand.tally.Candidate;
import coop.byhand.tally.InstantRunOff;
import coop.byhand.tally.Lot;
import coop.byhand.tally.ScottishStv;
import coop.byhand.tally.StvCount;
import coop.byhand.tally.StvFate;
import coop.byhand.tally.StvStage;
import coop.byhand.tally.StvText;
import coop.byhand.tally.StvTie;
import coop.byhand.tally.Votes;
import java.util.List;
import java.util.Optional;

/** Elections in a BLT file: single transferable vote and instant run-off. */
record StvCounting(BltElection election, StvCount count) implements Counted {

  static StvCounting of(String file, CountRequest request) throws BltMalformed, StopException {
    BltElection election = BltElection.read(file);
    boolean oneSeat = request.method() == CountingMethod.IRV;
    if (oneSeat && election.seats() != 1) {
      throw StopException.failed(
          "an instant run-off fills one seat, and this file has "
              + election.seats()
              + ". Count it with --method scottish-stv");
    }
    Lot lot = request.lotOrNone();
    StvCount count =
        oneSeat
            ? InstantRunOff.count(election.ballots(), lot)
            : ScottishStv.count(election.ballots(), election.seats(), lot);
    StvCounting counted = new StvCounting(election, count);
    Optional<StvTie> drawn =
        count.stages().stream()
            .flatMap(stage -> stage.tie().stream())
            .filter(StvTie::byLot)
            .findFirst();
    if (request.lot().isEmpty() && drawn.isPresent()) {
      throw CountRequest.lotNeeded(
          Hall.and(drawn.get().candidates().stream().map(counted::named).toList()));
    }
    return counted;
  }

  @Override
  public String title() {
    return Hall.plain(election.title());
  }

  @Override
  public String text() {
    List<Candidate> plain =
        election.candidates().stream()
            .map(c -> new Candidate(c.number(), Hall.plain(c.name()), ""))
            .toList();
    return StvText.of(plain, count);
  }

  @Override
  public void write(Json.Members document) {
    document
        .put("seats", count.seats())
        .put("validPoll", count.validPoll())
        .put("quota", count.quota())
        .put("stages", Json.list(count.stages().stream().map(StvCounting::stage)))
        .put("elected", Json.numbers(count.elected().stream()))
        .put("candidates", Json.list(count.fates().stream().map(this::candidate)));
  }

  private static Json stage(StvStage stage) {
    Json.Members totals = Json.object();
    for (int candidate = 1; candidate <= stage.totals().size(); candidate++) {
      totals.put(Integer.toString(candidate), Votes.text(stage.total(candidate)));
    }
    String action =
        switch (stage.action()) {
          case FIRST_PREFERENCES -> "first preferences";
          case SURPLUS -> "surplus of " + stage.candidate();
          case EXCLUSION -> "exclusion of " + stage.candidate();
        };
    return Json.object()
        .put("action", action)
        .put("totals", totals.object())
        .put("nonTransferable", Votes.text(stage.nonTransferable()))
        .object();
  }

  private Json candidate(StvFate fate) {
    String status =
        switch (fate.status()) {
          case ELECTED -> "Elected";
          case EXCLUDED -> "Excluded";
          case CONTINUING -> "Continuing";
        };
    boolean goesOn = fate.status() == StvFate.Status.CONTINUING;
    return Json.object()
        .put("index", fate.candidate())
        .put("name", election.candidates().get(fate.candidate() - 1).name())
        .put("status", status)
        .put("stage", goesOn ? Json.NULL : Json.of(fate.stage()))
        .object();
  }

  private String named(int number) {
    return number + " " + Hall.plain(election.candidates().get(number - 1).name());
  }
}

package coop.byhand.verify;

import coop.byhand.tally.DefaultOption;
import coop.byhand.tally.Defeat;
import coop.byhand.tally.RankCsv;
import coop.byhand.tally.Schulze;
import coop.byhand.tally.SchulzeCount;
import coop.byhand.tally.SchulzeStep;
import coop.byhand.tally.SheetMalformed;
import coop.byhand.tally.Threshold;
import coop.byhand.tally.Unranked;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A vote by ranks in a sheet, compared pair by pair. */
record SchulzeCounting(RankCsv sheet, Optional<String> fallback, SchulzeCount count)
    implements Counted {

  static SchulzeCounting of(String file, CountRequest request)
      throws SheetMalformed, StopException {
    RankCsv sheet = RankCsv.read(file);
    SchulzeCount count;
    if (request.defaultOption().isPresent()) {
      int options = sheet.options().size();
      int majority = supportersForEachOpponent(request.threshold());
      DefaultOption other =
          new DefaultOption(
              number(sheet.options(), request.defaultOption().get()),
              request.quorum(),
              Collections.nCopies(options, majority));
      count = Schulze.count(sheet.ballots(), request.unranked(), other);
    } else {
      count = Schulze.count(sheet.ballots(), request.unranked(), request.lotOrNone());
    }
    SchulzeCounting counted = new SchulzeCounting(sheet, request.defaultOption(), count);
    boolean drawn = count.steps().getLast().kind() == SchulzeStep.Kind.LOT;
    if (drawn && request.lot().isEmpty()) {
      throw CountRequest.lotNeeded(Hall.and(SchulzeText.level(counted)));
    }
    return counted;
  }

  private static int supportersForEachOpponent(Threshold majority) {
    return switch (majority) {
      case SIMPLE -> 1;
      case TWO_THIRDS -> 2;
      case THREE_QUARTERS -> 3;
    };
  }

  /** The number of the option with this name. */
  static int number(List<String> options, String name) throws StopException {
    int at = options.indexOf(name);
    if (at < 0) {
      throw StopException.failed(
          "there is no option called \""
              + name
              + "\" for --default. The options are "
              + Hall.and(options.stream().map(Hall::plain).toList()));
    }
    return at + 1;
  }

  @Override
  public String title() {
    return "";
  }

  @Override
  public String text() {
    return SchulzeText.of(this);
  }

  @Override
  public void write(Json.Members document) {
    boolean below = count.unranked() == Unranked.BELOW_ALL_RANKED;
    document
        .put("unranked", below ? "below" : "no-opinion")
        .put("default", fallback.map(Json::of).orElse(Json.NULL))
        .put("validPoll", count.validPoll())
        .put("empty", count.empty())
        .put("winner", name(count.winner()))
        .put("ranking", Json.texts(count.ranking().stream().flatMap(List::stream).map(this::name)))
        .put(
            "places",
            Json.list(
                count.ranking().stream().map(place -> Json.texts(place.stream().map(this::name)))))
        .put("dropped", Json.texts(count.dropped().stream().map(this::name)))
        .put("defeats", Json.list(count.defeats().stream().map(this::defeat)));
  }

  private Json defeat(Defeat defeat) {
    return Json.object()
        .put("winner", name(defeat.winner()))
        .put("loser", name(defeat.loser()))
        .put("votes", defeat.votes())
        .put("against", defeat.against())
        .object();
  }

  private String name(int option) {
    return sheet.options().get(option - 1);
  }
}

package coop.byhand.governance.web;

import coop.byhand.governance.Ballot;
import coop.byhand.governance.Choice;
import coop.byhand.governance.Matter;
import coop.byhand.governance.Proposal;
import coop.byhand.governance.ProposalFilter;
import coop.byhand.governance.ProposalState;
import coop.byhand.governance.Result;
import coop.byhand.governance.Turnout;
import coop.byhand.governance.VoteTerms;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Texts;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.policy.ParameterWords;
import coop.byhand.tally.Finding;
import coop.byhand.tally.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Proposals, terms and counts in the words of the public pages. */
@Component
class MotionWords {

  private final Texts texts;
  private final HouseFormats houseFormats;
  private final ParameterWords parameters;

  MotionWords(Texts texts, HouseFormats houseFormats, ParameterWords parameters) {
    this.texts = texts;
    this.houseFormats = houseFormats;
    this.parameters = parameters;
  }

  String filter(ProposalFilter filter, Locale locale) {
    return texts.in(locale, "governance.list." + filter.name());
  }

  String empty(ProposalFilter filter, Locale locale) {
    return texts.in(locale, "governance.list.empty." + filter.name());
  }

  MotionRow row(Proposal proposal, Turnout turnout, Locale locale) {
    Deadline deadline = deadline(proposal.state(), locale);
    int need = proposal.terms().map(VoteTerms::quorum).orElse(0);
    boolean voting = proposal.state() instanceof ProposalState.Voting;
    boolean votedOn = voting || proposal.result().isPresent();
    return new MotionRow(
        proposal.number(),
        proposal.title(),
        subject(proposal.matter(), locale),
        from(proposal, locale),
        to(proposal, locale),
        status(proposal, locale),
        statusClass(proposal.state()),
        deadline.words(),
        deadline.machine(),
        votedOn
            ? texts.in(
                locale,
                proposal.matter() instanceof Matter.NumberChange
                    ? "governance.quorum.number"
                    : "governance.quorum.text",
                turnout.papers(),
                turnout.roll(),
                need)
            : "",
        turnout.papers(),
        need,
        turnout.roll());
  }

  MotionPage page(Proposal proposal, Turnout turnout, Map<MemberId, Member> people, Locale locale) {
    return new MotionPage(
        headline(proposal, locale),
        lead(proposal, turnout, locale),
        paragraphs(proposal.reason()),
        proposal.matter() instanceof Matter.RuleText(String text) ? paragraphs(text) : List.of(),
        sentences(proposal, locale),
        dates(proposal, locale),
        name(proposal.proposer(), people, locale),
        String.join(
            ", ", proposal.sponsors().stream().map(id -> name(id, people, locale)).toList()),
        proposal.adopted().map(version -> "/policy/" + version).orElse(""),
        proposal
            .adopted()
            .map(version -> texts.in(locale, "policy.version.name", version.value()))
            .orElse(""),
        entries(proposal, locale),
        proposal.state() instanceof ProposalState.Voting,
        proposal.state() instanceof ProposalState.SeekingSponsors,
        proposal.result().isPresent());
  }

  List<StepRow> steps(Proposal proposal, Locale locale) {
    List<StepRow> rows = new ArrayList<>();
    if (proposal.result().isEmpty()) {
      return rows;
    }
    Formats formats = houseFormats.in(locale);
    VoteTerms terms = proposal.terms().orElseThrow();
    rows.add(
        new StepRow(
            texts.in(locale, "governance.step.ROLL.name"),
            texts.in(locale, "governance.step.ROLL.words", formats.moment(terms.rollAt())),
            formats.count(terms.rollSize())));
    for (Step step : proposal.result().get().count().trace().steps()) {
      rows.add(step(step, proposal.matter(), locale));
    }
    return rows;
  }

  List<BallotRow> ballots(
      Proposal proposal, List<Ballot> ballots, Map<MemberId, Member> people, Locale locale) {
    return ballots.stream()
        .map(ballot ->
            new BallotRow(
                name(ballot.member(), people, locale),
                "/creators/" + ballot.member(),
                choice(proposal.matter(), ballot.choice(), locale),
                houseFormats.in(locale).moment(ballot.castAt()),
                ballot.revision() > 1))
        .sorted(Comparator.comparing(BallotRow::name))
        .toList();
  }

  private StepRow step(Step step, Matter matter, Locale locale) {
    Formats formats = houseFormats.in(locale);
    List<String> values = step.values().stream().map(v -> value(matter, v, locale)).toList();
    List<String> counts = step.counts().stream().map(formats::count).toList();
    Object[] arguments = Stream.concat(values.stream(), counts.stream()).toArray();
    String key = "governance.step." + step.kind().name();
    String figure =
        switch (step.kind()) {
          case PAPERS, QUORUM_REACHED, QUORUM_MISSED, VOTES, GOES_SO_FAR, TOO_FEW ->
              counts.getFirst();
          case TWO_THIRDS -> counts.getFirst();
          case PHANTOM, MIDDLE, STAYS -> values.getFirst();
          case CHANGES -> values.getLast();
          case YES_AND_NO -> counts.get(0) + " : " + counts.get(1);
          case THRESHOLD_REACHED, THRESHOLD_MISSED -> counts.getFirst();
          case CARRIED, NOT_CARRIED -> "";
        };
    return new StepRow(
        texts.in(locale, key + ".name", arguments),
        texts.in(locale, key + ".words", arguments),
        figure);
  }

  private String value(Matter matter, long value, Locale locale) {
    return switch (matter) {
      case Matter.NumberChange number -> parameters.value(number.parameter(), value, locale);
      case Matter.RuleText text -> Long.toString(value);
    };
  }

  private String choice(Matter matter, Choice choice, Locale locale) {
    return switch (choice) {
      case Choice.Value(long value) -> value(matter, value, locale);
      case Choice.Yes yes -> texts.in(locale, "governance.choice.yes");
      case Choice.No no -> texts.in(locale, "governance.choice.no");
      case Choice.Abstain abstain -> texts.in(locale, "governance.choice.abstain");
    };
  }

  private String subject(Matter matter, Locale locale) {
    return switch (matter) {
      case Matter.NumberChange number -> parameters.name(number.parameter(), locale);
      case Matter.RuleText text -> texts.in(locale, "governance.subject.text");
    };
  }

  private String from(Proposal proposal, Locale locale) {
    return proposal.matter() instanceof Matter.NumberChange number
        ? parameters.value(number.parameter(), number.from(), locale)
        : "";
  }

  private String to(Proposal proposal, Locale locale) {
    if (!(proposal.matter() instanceof Matter.NumberChange number)) {
      return "";
    }
    long value =
        proposal
            .result()
            .filter(result -> result.count().finding() == Finding.CARRIED)
            .map(result -> result.count().value())
            .orElse(number.to());
    return parameters.value(number.parameter(), value, locale);
  }

  private String status(Proposal proposal, Locale locale) {
    return texts.in(locale, "governance.status." + proposal.state().getClass().getSimpleName());
  }

  private static String statusClass(ProposalState state) {
    return switch (state) {
      case ProposalState.SeekingSponsors s -> "status-waiting";
      case ProposalState.Discussion s -> "status-open";
      case ProposalState.Notice s -> "status-open";
      case ProposalState.Voting s -> "status-open";
      case ProposalState.Queued s -> "status-done";
      case ProposalState.Effective s -> "status-done";
      case ProposalState.Rejected s -> "status-refused";
      case ProposalState.NoQuorum s -> "status-refused";
      case ProposalState.Conflict s -> "status-refused";
      case ProposalState.Expired s -> "status-over";
      case ProposalState.Withdrawn s -> "status-over";
    };
  }

  private Deadline deadline(ProposalState state, Locale locale) {
    return switch (state) {
      case ProposalState.SeekingSponsors(Instant at) -> deadline("SeekingSponsors", at, locale);
      case ProposalState.Discussion(Instant at) -> deadline("Discussion", at, locale);
      case ProposalState.Notice(Instant at) -> deadline("Notice", at, locale);
      case ProposalState.Voting(Instant at) -> deadline("Voting", at, locale);
      case ProposalState.Queued(Instant at) -> deadline("Queued", at, locale);
      case ProposalState.Effective(Instant at) -> deadline("Effective", at, locale);
      case ProposalState.Rejected(Instant at) -> deadline("Rejected", at, locale);
      case ProposalState.NoQuorum(Instant at) -> deadline("NoQuorum", at, locale);
      case ProposalState.Conflict(Instant at) -> deadline("Conflict", at, locale);
      case ProposalState.Expired(Instant at) -> deadline("Expired", at, locale);
      case ProposalState.Withdrawn(Instant at) -> deadline("Withdrawn", at, locale);
    };
  }

  private Deadline deadline(String stage, Instant at, Locale locale) {
    Formats formats = houseFormats.in(locale);
    return new Deadline(
        texts.in(locale, "governance.deadline." + stage, formats.moment(at)), formats.machine(at));
  }

  private String headline(Proposal proposal, Locale locale) {
    return proposal
        .result()
        .map(Result::count)
        .map(count ->
            texts.in(
                locale,
                "governance.headline."
                    + (proposal.matter() instanceof Matter.NumberChange ? "number." : "text.")
                    + count.finding().name(),
                subject(proposal.matter(), locale),
                value(proposal.matter(), count.value(), locale),
                proposal.title()))
        .orElse(proposal.title());
  }

  private String lead(Proposal proposal, Turnout turnout, Locale locale) {
    return proposal
        .result()
        .map(result ->
            texts.in(
                locale,
                "governance.lead",
                turnout.papers(),
                turnout.roll(),
                proposal.terms().orElseThrow().quorum()))
        .orElse("");
  }

  private List<String> sentences(Proposal proposal, Locale locale) {
    List<String> sentences = new ArrayList<>();
    switch (proposal.matter()) {
      case Matter.NumberChange number -> {
        sentences.add(texts.in(locale, "governance.method.number"));
        sentences.add(
            texts.in(locale, "governance.method.favours." + number.parameter().favours().name()));
        sentences.add(
            texts.in(
                locale,
                "governance.method.bounds",
                value(number, number.parameter().bounds().min(), locale),
                value(number, number.parameter().bounds().max(), locale),
                value(number, number.parameter().bounds().step(), locale)));
      }
      case Matter.RuleText text -> sentences.add(texts.in(locale, "governance.method.text"));
    }
    sentences.add(
        proposal
            .terms()
            .map(terms ->
                texts.in(locale, "governance.method.quorum", terms.quorum(), terms.rollSize()))
            .orElseGet(() -> texts.in(locale, "governance.method.quorumLater")));
    sentences.add(texts.in(locale, "governance.method.open"));
    return sentences;
  }

  private List<MotionPage.DatedFact> dates(Proposal proposal, Locale locale) {
    List<MotionPage.DatedFact> dates = new ArrayList<>();
    dates.add(date("drafted", proposal.draftedAt(), locale));
    proposal
        .terms()
        .ifPresent(terms -> {
          dates.add(date("roll", terms.rollAt(), locale));
          dates.add(date("opens", terms.opensAt(), locale));
          dates.add(date("closes", terms.closesAt(), locale));
        });
    proposal
        .result()
        .flatMap(Result::effectiveAt)
        .ifPresent(at -> dates.add(date("effective", at, locale)));
    return dates;
  }

  private MotionPage.DatedFact date(String key, Instant at, Locale locale) {
    Formats formats = houseFormats.in(locale);
    return new MotionPage.DatedFact(
        texts.in(locale, "governance.date." + key), formats.moment(at), formats.machine(at));
  }

  private List<MotionPage.EntryLink> entries(Proposal proposal, Locale locale) {
    List<MotionPage.EntryLink> entries = new ArrayList<>();
    proposal
        .terms()
        .flatMap(VoteTerms::opened)
        .ifPresent(entry ->
            entries.add(
                new MotionPage.EntryLink(
                    texts.in(locale, "governance.entry.opened"), entry.value())));
    proposal
        .result()
        .ifPresent(result ->
            entries.add(
                new MotionPage.EntryLink(
                    texts.in(locale, "governance.entry.result"), result.entry().value())));
    return entries;
  }

  private String name(MemberId id, Map<MemberId, Member> people, Locale locale) {
    Member member = people.get(id);
    return member == null ? texts.in(locale, "governance.formerMember") : member.name();
  }

  private static List<String> paragraphs(String text) {
    return Arrays.stream(text.split("\\R\\s*\\R")).map(String::strip).toList();
  }

  private record Deadline(String words, String machine) {}
}

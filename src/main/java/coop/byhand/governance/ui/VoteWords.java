package coop.byhand.governance.ui;

import coop.byhand.governance.Choice;
import coop.byhand.governance.Matter;
import coop.byhand.governance.Proposal;
import coop.byhand.governance.ProposalState;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Texts;
import coop.byhand.policy.Parameter;
import coop.byhand.policy.ParameterWords;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Votes and dates in the words of the app. */
@Component
class VoteWords {

  private final Texts texts;
  private final HouseFormats formats;
  private final ParameterWords parameters;

  VoteWords(Texts texts, HouseFormats formats, ParameterWords parameters) {
    this.texts = texts;
    this.formats = formats;
    this.parameters = parameters;
  }

  String text(Locale locale, String key, Object... arguments) {
    return texts.in(locale, "governance." + key, arguments);
  }

  String moment(Instant at, Locale locale) {
    return formats.in(locale).moment(at);
  }

  String name(Parameter<?> parameter, Locale locale) {
    return parameters.name(parameter, locale);
  }

  String value(Parameter<?> parameter, long value, Locale locale) {
    return parameters.value(parameter, value, locale);
  }

  String plain(Parameter<?> parameter, long value, Locale locale) {
    return parameters.plain(parameter, value, locale);
  }

  String unit(Parameter<?> parameter, Locale locale) {
    return parameters.unit(parameter, locale);
  }

  String choice(Matter matter, Choice choice, Locale locale) {
    return switch (choice) {
      case Choice.Value(long value) ->
          matter instanceof Matter.NumberChange number
              ? value(number.parameter(), value, locale)
              : Long.toString(value);
      case Choice.Yes yes -> text(locale, "choice.yes");
      case Choice.No no -> text(locale, "choice.no");
      case Choice.Abstain abstain -> text(locale, "choice.abstain");
    };
  }

  /** What is changed and how: {@code commission on Standard licences, from 20 % to 17 %}. */
  String about(Matter matter, Locale locale) {
    return switch (matter) {
      case Matter.NumberChange number ->
          name(number.parameter(), locale)
              + ", "
              + text(
                  locale,
                  "change",
                  value(number.parameter(), number.from(), locale),
                  value(number.parameter(), number.to(), locale));
      case Matter.RuleText rule -> text(locale, "subject.text");
    };
  }

  String status(Proposal proposal, Locale locale) {
    return text(locale, "status." + proposal.state().getClass().getSimpleName());
  }

  /** What comes next and when; empty when nothing does. */
  String deadline(ProposalState state, Locale locale) {
    return switch (state) {
      case ProposalState.SeekingSponsors(Instant at) ->
          text(locale, "deadline.SeekingSponsors", moment(at, locale));
      case ProposalState.Discussion(Instant at) ->
          text(locale, "deadline.Discussion", moment(at, locale));
      case ProposalState.Notice(Instant at) -> text(locale, "deadline.Notice", moment(at, locale));
      case ProposalState.Voting(Instant at) -> text(locale, "deadline.Voting", moment(at, locale));
      case ProposalState.Queued(Instant at) -> text(locale, "deadline.Queued", moment(at, locale));
      case ProposalState.Effective(Instant at) ->
          text(locale, "deadline.Effective", moment(at, locale));
      case ProposalState.Rejected over -> "";
      case ProposalState.NoQuorum over -> "";
      case ProposalState.Conflict over -> "";
      case ProposalState.Expired over -> "";
      case ProposalState.Withdrawn over -> "";
    };
  }
}

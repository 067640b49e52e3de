package coop.byhand.governance.web;

import coop.byhand.governance.Assembly;
import coop.byhand.governance.Ballot;
import coop.byhand.governance.BallotBox;
import coop.byhand.governance.Proposal;
import coop.byhand.governance.ProposalFilter;
import coop.byhand.governance.Turnout;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.policy.PolicyVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What is proposed, voted and decided, for everybody to read. */
@Controller
class ProposalPages {

  /** In the order of the links. */
  private static final List<ProposalFilter> LISTS =
      List.of(
          ProposalFilter.OPEN,
          ProposalFilter.CLOSING_SOON,
          ProposalFilter.PREPARING,
          ProposalFilter.ADOPTED,
          ProposalFilter.IN_FORCE,
          ProposalFilter.REJECTED);

  private final Assembly assembly;
  private final BallotBox ballotBox;
  private final Membership membership;
  private final MotionWords words;

  ProposalPages(Assembly assembly, BallotBox ballotBox, Membership membership, MotionWords words) {
    this.assembly = assembly;
    this.ballotBox = ballotBox;
    this.membership = membership;
    this.words = words;
  }

  @GetMapping("/proposals")
  String list(
      @RequestParam(name = "list", defaultValue = "") String name, Model model, Locale locale) {
    Map<ProposalFilter, Integer> sizes = assembly.sizes();
    ProposalFilter chosen = name.isEmpty() ? firstWithSomething(sizes) : named(name);
    List<ListLink> links = new ArrayList<>();
    for (ProposalFilter filter : LISTS) {
      links.add(
          new ListLink(
              words.filter(filter, locale),
              "/proposals?list=" + addressName(filter),
              sizes.getOrDefault(filter, 0),
              filter == chosen));
    }
    model.addAttribute("lists", links);
    model.addAttribute("chosen", words.filter(chosen, locale));
    model.addAttribute("emptyWords", words.empty(chosen, locale));
    model.addAttribute(
        "rows",
        assembly.list(chosen).stream()
            .map(proposal -> words.row(proposal, ballotBox.turnout(proposal), locale))
            .toList());
    return "governance/list";
  }

  @GetMapping("/proposals/{number}")
  String motion(@PathVariable("number") String number, Model model, Locale locale) {
    Proposal proposal = proposal(number);
    Turnout turnout = ballotBox.turnout(proposal);
    List<Ballot> ballots = ballotBox.published(proposal);
    Map<MemberId, Member> people = people(proposal, ballots);
    model.addAttribute("motion", words.row(proposal, turnout, locale));
    model.addAttribute("page", words.page(proposal, turnout, people, locale));
    model.addAttribute("steps", words.steps(proposal, locale));
    model.addAttribute("ballots", words.ballots(proposal, ballots, people, locale));
    return "governance/motion";
  }

  /** The open ballots of a closed vote; none, and no file, while it is open. */
  @GetMapping("/proposals/{number}/ballots.csv")
  ResponseEntity<byte[]> ballots(@PathVariable("number") String number) {
    Proposal proposal = proposal(number);
    if (proposal.result().isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    List<Ballot> ballots = ballotBox.published(proposal);
    String csv = BallotsCsv.write(ballots, people(proposal, ballots));
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"proposal-" + proposal.number() + "-ballots.csv\"")
        .body(csv.getBytes(StandardCharsets.UTF_8));
  }

  private Proposal proposal(String number) {
    // The same form as the numbers of policy versions: digits, no leading zero, not too many.
    return PolicyVersion.parse(number)
        .flatMap(parsed -> assembly.find(parsed.value()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Map<MemberId, Member> people(Proposal proposal, List<Ballot> ballots) {
    Set<MemberId> ids = new HashSet<>(proposal.sponsors());
    ids.add(proposal.proposer());
    ballots.forEach(ballot -> ids.add(ballot.member()));
    return membership.byIds(ids);
  }

  private static ProposalFilter firstWithSomething(Map<ProposalFilter, Integer> sizes) {
    return LISTS.stream()
        .filter(filter -> sizes.getOrDefault(filter, 0) > 0)
        .findFirst()
        .orElse(ProposalFilter.OPEN);
  }

  private static ProposalFilter named(String name) {
    return EnumSet.allOf(ProposalFilter.class).stream()
        .filter(filter -> addressName(filter).equals(name))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String addressName(ProposalFilter filter) {
    return filter.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

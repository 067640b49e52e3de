package coop.byhand.checkout.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import coop.byhand.ledger.Proceeds;
import coop.byhand.ledger.Settlement;
import coop.byhand.look.Formats;
import coop.byhand.look.ui.SplitBar;
import coop.byhand.members.Membership;
import coop.byhand.policy.PolicyCause;

/** Shows who gets what of a price, and by which rule. */
final class Shares {

  private Shares() {}

  static SplitBar bar(Proceeds proceeds, Membership members, Formats formats) {
    return new SplitBar(proceeds.shown(member -> members.get(member).name(), formats));
  }

  static Component rule(Component within, Settlement settlement, PolicyCause cause) {
    String version = settlement.policy().toString();
    String words =
        switch (cause) {
          case PolicyCause.Genesis genesis ->
              within.getTranslation("checkout.rule.genesis", version);
          case PolicyCause.Ballot(int proposal) ->
              within.getTranslation("checkout.rule.ballot", version, Integer.toString(proposal));
        };
    Anchor link = new Anchor("/policy/" + version, words);
    link.setRouterIgnore(true);
    return link;
  }
}

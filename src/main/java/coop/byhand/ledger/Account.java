package coop.byhand.ledger;

import coop.byhand.members.MemberId;

/** An account of the books, before its currency is known. */
sealed interface Account {

  Chart chart();

  /** The co-op's own. */
  record OfCoop(Chart chart) implements Account {
    public OfCoop {
      if (chart.holder() != Chart.Holder.COOP) {
        throw new IllegalArgumentException(chart.code() + " belongs to members");
      }
    }
  }

  /** One member's. */
  record OfMember(Chart chart, MemberId member) implements Account {
    public OfMember {
      if (chart.holder() != Chart.Holder.MEMBER) {
        throw new IllegalArgumentException(chart.code() + " belongs to the co-op");
      }
    }
  }

  /** The unique code of the account in a currency: {@code EUR:creator.pending:member_01j…}. */
  default String code(String currency) {
    String common = currency + ":" + chart().code();
    return switch (this) {
      case OfCoop coop -> common;
      case OfMember member -> common + ":" + member.member();
    };
  }
}

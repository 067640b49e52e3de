package coop.byhand.ledger;

import coop.byhand.members.MemberId;

/** An account of the books, before its currency is known. */
sealed interface Account {

  Chart chart();

  /** The co-op's own. */
  record OfCoop(Chart chart) implements Account {
    public OfCoop {
      requireHolder(chart, Chart.Holder.COOP);
    }
  }

  /** One member's. */
  record OfMember(Chart chart, MemberId member) implements Account {
    public OfMember {
      requireHolder(chart, Chart.Holder.MEMBER);
    }
  }

  /**
   * What is owed to one state.
   *
   * @param country ISO 3166-1 code
   */
  record OfCountry(Chart chart, String country) implements Account {
    public OfCountry {
      requireHolder(chart, Chart.Holder.COUNTRY);
    }
  }

  /** The unique code of the account in a currency: {@code EUR:creator.pending:member_01j…}. */
  default String code(String currency) {
    String common = currency + ":" + chart().code();
    return switch (this) {
      case OfCoop coop -> common;
      case OfMember member -> common + ":" + member.member();
      case OfCountry state -> common + ":" + state.country();
    };
  }

  private static void requireHolder(Chart chart, Chart.Holder holder) {
    if (chart.holder() != holder) {
      throw new IllegalArgumentException(chart.code() + " is no account of " + holder);
    }
  }
}

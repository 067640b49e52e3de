package coop.byhand.provenance;

import java.util.Collection;

/**
 * Weighs the opinions on a claim. The first side that reaches the needed number decides, so that
 * with two needed a split of one to one asks a third member. No opinion outweighs another.
 */
enum Weighing {
  CONVINCED,
  NOT_CONVINCED,
  UNDECIDED;

  static Weighing of(Collection<? extends Opinion> opinions, int needed) {
    int convinced = 0;
    int notConvinced = 0;
    for (Opinion opinion : opinions) {
      switch (opinion) {
        case Opinion.MadeByHand _ -> convinced++;
        case Opinion.NotConvinced _ -> notConvinced++;
      }
    }
    if (convinced >= needed) {
      return CONVINCED;
    }
    return notConvinced >= needed ? NOT_CONVINCED : UNDECIDED;
  }

  /**
   * How many equal opinions decide. A sign of generated content is always judged by two, whatever
   * the policy says about works without one.
   */
  static int needed(int byPolicy, int signs) {
    return signs > 0 ? Math.max(2, byPolicy) : byPolicy;
  }
}

package coop.byhand.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ways of counting, by the words of the command line. */
enum CountingMethod {
  SCOTTISH_STV(
      "scottish-stv",
      "single transferable vote by the Scottish rules (SSI 2007/42, rules 45 to 52)"),
  IRV("irv", "instant run-off, the Scottish rules with one seat"),
  SCHULZE("schulze", "pairwise comparison by the Debian constitution, A.5 (Schulze)"),
  APPROVAL("approval", "approval: as many options as one likes"),
  SCORE("score", "score: points for each option, added up"),
  MEDIAN("median", "the median of the numbers voted for"),
  YESNO("yesno", "yes or no");

  private final String word;
  private final String says;

  CountingMethod(String word, String says) {
    this.word = word;
    this.says = says;
  }

  String word() {
    return word;
  }

  String says() {
    return says;
  }

  /** Whether an option means anything to this method. */
  boolean takes(String option) {
    Set<String> taken =
        switch (this) {
          case SCOTTISH_STV, IRV -> Set.of("--lot");
          case SCHULZE -> Set.of("--unranked", "--default", "--quorum", "--majority", "--lot");
          case APPROVAL -> Set.of("--default", "--places", "--lot");
          case SCORE -> Set.of("--default", "--places", "--best", "--lot");
          case MEDIAN -> Set.of("--present", "--takes", "--least", "--most", "--step", "--quorum");
          case YESNO -> Set.of("--quorum", "--majority");
        };
    return taken.contains(option);
  }

  static Optional<CountingMethod> of(String word) {
    return Arrays.stream(values()).filter(method -> method.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(CountingMethod::word).toList();
  }
}

package coop.byhand.register.web;

import coop.byhand.merkle.InclusionProof;
import coop.byhand.merkle.TreeHash;
import java.util.ArrayList;
import java.util.List;

/** One hash on the way from an entry to the root, and on which side of the way it stands. */
record ProofStep(boolean left, String hash) {

  /** The sides as RFC 9162, section 2.1.3.2, takes them when it verifies. */
  static List<ProofStep> of(InclusionProof proof) {
    List<ProofStep> steps = new ArrayList<>();
    long fn = proof.index();
    long sn = proof.size() - 1;
    for (TreeHash hash : proof.path()) {
      boolean left = (fn & 1) == 1 || fn == sn;
      if (left) {
        int passed = fn == 0 ? 0 : Long.numberOfTrailingZeros(fn);
        fn >>= passed;
        sn >>= passed;
      }
      steps.add(new ProofStep(left, hash.toString()));
      fn >>= 1;
      sn >>= 1;
    }
    return steps;
  }
}

package coop.byhand.register;

import coop.byhand.merkle.InclusionProof;

/**
 * Where an entry stands for good: the first checkpoint that covers it, and the proof that it is
 * among the entries of that checkpoint.
 */
public record SealedPlace(Seal seal, InclusionProof proof) {}

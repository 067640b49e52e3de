package coop.byhand.moderation;

import coop.byhand.catalogue.WorkId;
import coop.byhand.policy.PolicyVersion;

/**
 * A case that waits for its answer. It does not tell who reported.
 *
 * @param number what people call it by
 * @param words why, in the words of the report; for members only
 * @param policy whose rules hold for it to its end
 */
public record OpenCase(
    CaseId id,
    long number,
    WorkId work,
    Ground ground,
    String words,
    PolicyVersion policy,
    CaseState.Open state) {}

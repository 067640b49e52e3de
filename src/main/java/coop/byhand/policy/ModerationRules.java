package coop.byhand.policy;

import java.time.Duration;

/** The voted rules of verifying and moderating works under one version. */
public record ModerationRules(
    PolicyVersion version, int approvalsNeeded, Duration reviewWithin, Duration appealWithin) {}

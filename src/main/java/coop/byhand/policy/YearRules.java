package coop.byhand.policy;

import coop.byhand.kernel.BasisPoints;

/**
 * How a year's surplus is divided under one version.
 *
 * @param reserve of the surplus; never goes to members
 * @param education of the surplus, at most what the reserve leaves
 * @param creators of what is left for members; the rest is for those who worked hours
 * @param basis by what the creators' part is divided among them
 * @param cash of each member's part, paid out; the rest is kept in the member's name
 */
public record YearRules(
    PolicyVersion version,
    BasisPoints reserve,
    BasisPoints education,
    BasisPoints creators,
    PatronageBasis basis,
    BasisPoints cash) {}

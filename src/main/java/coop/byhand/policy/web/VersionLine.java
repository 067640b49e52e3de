package coop.byhand.policy.web;

import java.util.List;

/** A version in the timeline with what it changed; {@code machine} is its start for machines. */
record VersionLine(VersionWords version, String machine, List<String> changes) {}

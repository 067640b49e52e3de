package coop.byhand.register.web;

import java.util.List;

/** A checkpoint in words. */
record SealRow(
    long size, String root, String at, String machine, List<String> witnesses, String note) {}

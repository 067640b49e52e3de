/**
 * Deliberate offenders, one or more for each rule of the house. Nothing here is ever used; the
 * rules must report every class, or the rules are decoration.
 */
package coop.byhandoffenders;

package coop.byhand.provenance;

/**
 * What a creator does to sign: reads a text, ticks the box and types their name.
 *
 * @param text the text that was shown
 * @param typedName the name as typed
 * @param accepted whether the box was ticked
 */
public record Signature(DeclarationText text, String typedName, boolean accepted) {}

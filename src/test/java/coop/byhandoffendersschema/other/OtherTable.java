package coop.byhandoffendersschema.other;

/** Stands for a generated table of another room's schema. */
public final class OtherTable {}

package coop.byhand.register.web;

/** A link that shows one kind of entries only. */
record KindLink(String name, String href, boolean current) {}

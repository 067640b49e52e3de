package coop.byhandoffenders.crooked.insides.two.hidden;

public class Secret {}

package coop.byhandoffenders.crooked.edge.two;

public class Two {}

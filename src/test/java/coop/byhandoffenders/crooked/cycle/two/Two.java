package coop.byhandoffenders.crooked.cycle.two;

import coop.byhandoffenders.crooked.cycle.one.One;

public class Two {
  One one;
}

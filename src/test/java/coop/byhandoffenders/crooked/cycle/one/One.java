package coop.byhandoffenders.crooked.cycle.one;

import coop.byhandoffenders.crooked.cycle.two.Two;

public class One {
  Two two;
}

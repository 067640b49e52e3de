package coop.byhandoffenders.crooked.edge.one;

import coop.byhandoffenders.crooked.edge.two.Two;

public class One {
  Two two;
}

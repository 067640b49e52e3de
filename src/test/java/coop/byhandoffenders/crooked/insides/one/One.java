package coop.byhandoffenders.crooked.insides.one;

import coop.byhandoffenders.crooked.insides.two.hidden.Secret;

public class One {
  Secret secret;
}

package coop.byhand.catalogue;

import java.util.List;

/** One field of a draft with its new content, as the creator typed it. */
public sealed interface Detail {

  /** The name of the work. */
  record Title(String text) implements Detail {
    public static final int LONGEST = 160;
  }

  /** What the creator tells about it. */
  record Description(String text) implements Detail {
    public static final int LONGEST = 5_000;
  }

  /** What the picture shows, for people who do not see it. */
  record AltText(String text) implements Detail {
    public static final int LONGEST = 500;
  }

  /** Words under which it is found. */
  record Tags(List<String> words) implements Detail {
    public static final int MOST = 20;
    public static final int LONGEST = 40;
  }
}

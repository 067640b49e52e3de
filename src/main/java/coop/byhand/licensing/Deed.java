package coop.byhand.licensing;

import java.util.List;

/**
 * A licence in short sentences that anybody understands; the legal text beside it decides.
 *
 * @param name of the licence
 * @param promise its scope in one sentence
 * @param may what the licensee may do; each completes "You may"
 * @param mayNot what the licensee may not do; each completes "You may not"
 * @param ai each use by artificial intelligence that is refused; completes "Nobody may"
 * @param stays what remains allowed although machines do it
 * @param conditions whole sentences
 */
public record Deed(
    String name,
    String promise,
    List<String> may,
    List<String> mayNot,
    List<String> ai,
    List<String> stays,
    List<String> conditions) {

  public Deed {
    may = List.copyOf(may);
    mayNot = List.copyOf(mayNot);
    ai = List.copyOf(ai);
    stays = List.copyOf(stays);
    conditions = List.copyOf(conditions);
  }
}

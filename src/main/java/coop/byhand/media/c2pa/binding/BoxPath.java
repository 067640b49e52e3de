package coop.byhand.media.c2pa.binding;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.asset.BmffBox;
import coop.byhand.media.container.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where boxes lie, in the narrow form of XPath that C2PA allows (2.2 §18.6.2): {@code
 * /moov[1]/trak}.
 *
 * @param text as it stands in the assertion; hostile input
 */
record BoxPath(String text, List<Node> nodes) {

  /** Boxes inside boxes; sample tables are at depth five. */
  private static final int MAX_DEPTH = 16;

  private static final int TYPE_LENGTH = 4;

  /**
   * A step.
   *
   * @param index from one, 0 for all boxes of the type
   */
  record Node(String type, int index) {}

  static Optional<BoxPath> of(String text) {
    List<Node> nodes = new ArrayList<>();
    int at = 0;
    while (at < text.length() && nodes.size() < MAX_DEPTH) {
      int end = at + 1 + TYPE_LENGTH;
      if (text.charAt(at) != '/' || end > text.length()) {
        return Optional.empty();
      }
      String type = text.substring(at + 1, end);
      int index = 0;
      if (end < text.length() && text.charAt(end) == '[') {
        int close = text.indexOf(']', end);
        index = close < 0 ? -1 : index(text.substring(end + 1, close));
        end = close + 1;
      }
      if (index < 0) {
        return Optional.empty();
      }
      nodes.add(new Node(bytewise(type), index));
      at = end;
    }
    boolean whole = at == text.length() && !nodes.isEmpty();
    return whole ? Optional.of(new BoxPath(text, List.copyOf(nodes))) : Optional.empty();
  }

  /** Types such as {@code ©too} have one byte outside ASCII, whatever the text's encoding. */
  private static String bytewise(String type) {
    return new String(type.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
  }

  private static int index(String digits) {
    boolean plain =
        !digits.isEmpty()
            && digits.length() < 10
            && digits.charAt(0) != '0'
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain ? Integer.parseInt(digits) : -1;
  }

  /** The boxes on this path. */
  List<BmffBox> find(Bytes file, List<BmffBox> top) throws MalformedMedia {
    List<BmffBox> found = select(top, nodes.getFirst());
    for (Node node : nodes.subList(1, nodes.size())) {
      List<BmffBox> inner = new ArrayList<>();
      for (BmffBox parent : found) {
        inner.addAll(select(parent.children(file), node));
      }
      found = inner;
    }
    return found;
  }

  private static List<BmffBox> select(List<BmffBox> siblings, Node node) {
    List<BmffBox> same = siblings.stream().filter(b -> b.type().equals(node.type())).toList();
    if (node.index() == 0) {
      return same;
    }
    return node.index() <= same.size() ? List.of(same.get(node.index() - 1)) : List.of();
  }
}

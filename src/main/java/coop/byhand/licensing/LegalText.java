package coop.byhand.licensing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a licence that decides. Written plainly, blocks parted by an empty line, so that the
 * text which is hashed is the text which is read: a heading starts with its number, the lines of a
 * list start with a dash.
 */
public record LegalText(List<Block> blocks) {

  private static final Pattern HEADING = Pattern.compile("\\d+\\. \\P{Cntrl}+");
  private static final String DASH = "– ";

  /** A part of the text. */
  public sealed interface Block {

    /** The heading of a section, with its number. */
    record Heading(String text) implements Block {}

    record Paragraph(String text) implements Block {}

    record Items(List<String> lines) implements Block {
      public Items {
        lines = List.copyOf(lines);
      }
    }
  }

  public LegalText {
    blocks = List.copyOf(blocks);
  }

  /** The text that is hashed. */
  public String plain() {
    return blocks.stream()
        .map(block ->
            switch (block) {
              case Block.Heading(String text) -> text;
              case Block.Paragraph(String text) -> text;
              case Block.Items(List<String> lines) ->
                  lines.stream().map(line -> DASH + line).collect(Collectors.joining("\n"));
            })
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  /** Reads what {@link #plain} wrote. */
  public static LegalText parse(String plain) {
    List<Block> blocks = new ArrayList<>();
    for (String block : plain.strip().split("\n\n", -1)) {
      if (HEADING.matcher(block).matches()) {
        blocks.add(new Block.Heading(block));
      } else if (block.startsWith(DASH)) {
        blocks.add(
            new Block.Items(block.lines().map(line -> line.substring(DASH.length())).toList()));
      } else {
        blocks.add(new Block.Paragraph(block));
      }
    }
    return new LegalText(blocks);
  }
}

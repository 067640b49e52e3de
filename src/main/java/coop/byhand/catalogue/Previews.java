package coop.byhand.catalogue;

import coop.byhand.provenance.ReviewCopy;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of making the pictures of a work.
 *
 * @param colour the dominant colour as red * 65536 + green * 256 + blue, null without pictures
 * @param wave loudness of 400 equal parts of a recording, 0 to 255; empty for other works
 */
public record Previews(
    PreviewState state, @Nullable Integer colour, List<Rendition> renditions, List<Integer> wave) {

  /** Reading size: large enough to judge, small enough to load. */
  private static final int READING = 1_024;

  public Previews {
    renditions = List.copyOf(renditions);
    wave = List.copyOf(wave);
  }

  /** There is nothing to see, or it could not be made. */
  static Previews none(PreviewState state) {
    return new Previews(state, null, List.of(), List.of());
  }

  /** The picture that members look at: the largest up to reading size, with the smallest. */
  Optional<ReviewCopy> reviewCopy() {
    Comparator<Rendition> bySize = Comparator.comparingInt(Rendition::size);
    Optional<Rendition> smallest = renditions.stream().min(bySize);
    return renditions.stream()
        .filter(rendition -> rendition.size() <= READING)
        .max(bySize)
        .flatMap(read ->
            smallest.map(small ->
                new ReviewCopy(read.digest(), read.width(), read.height(), small.digest())));
  }
}

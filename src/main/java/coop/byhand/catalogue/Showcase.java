package coop.byhand.catalogue;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What may be seen, read or pictured of a work before it is licensed. */
@Service
public class Showcase {

  private final Works works;

  Showcase(Works works) {
    this.works = works;
  }

  /** The renditions of a work, the smallest first; empty for sounds and texts. */
  @Transactional(readOnly = true)
  public List<Rendition> renditions(WorkId id) {
    return works.renditions(id);
  }

  /** The rendition of this width, or the largest there is when the original is smaller. */
  @Transactional(readOnly = true)
  public Optional<Rendition> rendition(WorkId id, int width) {
    return works.rendition(id, width);
  }

  /** The first words of a text, at most 1,200 characters; empty for other works. */
  @Transactional(readOnly = true)
  public Optional<String> excerpt(WorkId id) {
    return works.opening(id);
  }

  /** The loudness of 400 equal parts of a recording, 0 to 255; empty where it was not read. */
  @Transactional(readOnly = true)
  public List<Integer> wave(WorkId id) {
    return works.wave(id);
  }
}

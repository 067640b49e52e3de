package coop.byhand.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a longer list.
 *
 * @param items the rows of this page, in order
 * @param number the page, counted from 1
 * @param size rows on a full page, at least 1
 * @param total rows of the whole list
 */
public record Page<T>(List<T> items, int number, int size, long total) {

  public Page {
    if (number < 1 || size < 1 || total < 0 || items.size() > size) {
      throw new IllegalArgumentException("not a page: " + number + ", " + size + ", " + total);
    }
    items = List.copyOf(items);
  }

  /** Number of pages, at least 1. */
  public int pages() {
    return (int) Math.max(1, (total + size - 1) / size);
  }

  public boolean hasNext() {
    return number < pages();
  }

  public boolean hasPrevious() {
    return number > 1;
  }

  /** The same page with each row turned into another. */
  public <R> Page<R> map(Function<? super T, ? extends R> turn) {
    return new Page<R>(items.stream().<R>map(turn).toList(), number, size, total);
  }
}

package coop.byhandsandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what serves a method and a path; path parts in braces match one segment. */
final class Router<E> {
  private static final Pattern PART = Pattern.compile("\\{(\\w+)}");

  private record Route<E>(String method, Pattern path, List<String> parts, E endpoint) {}

  /** The endpoint together with what stood in the braces. */
  record Match<E>(E endpoint, Map<String, String> parts) {}

  private final List<Route<E>> routes = new ArrayList<>();

  Router<E> get(String path, E endpoint) {
    return add("GET", path, endpoint);
  }

  Router<E> post(String path, E endpoint) {
    return add("POST", path, endpoint);
  }

  Router<E> delete(String path, E endpoint) {
    return add("DELETE", path, endpoint);
  }

  Optional<Match<E>> find(String method, String path) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    for (Route<E> route : routes) {
      Matcher matcher = route.path().matcher(path);
      if (route.method().equals(wanted) && matcher.matches()) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : route.parts()) {
          parts.put(part, matcher.group(part));
        }
        return Optional.of(new Match<>(route.endpoint(), parts));
      }
    }
    return Optional.empty();
  }

  private Router<E> add(String method, String path, E endpoint) {
    List<String> parts = PART.matcher(path).results().map(found -> found.group(1)).toList();
    Pattern pattern = Pattern.compile(PART.matcher(path).replaceAll("(?<$1>[^/]+)"));
    routes.add(new Route<>(method, pattern, parts, endpoint));
    return this;
  }
}

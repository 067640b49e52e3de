package coop.byhandsandbox;

/**
 * A request to the API and its answer, as an observer sees them; status 0 where a fault switch has
 * kept the answer back.
 */
public record Exchange(
    String method,
    String path,
    String query,
    String contentType,
    String body,
    int status,
    String answer) {}

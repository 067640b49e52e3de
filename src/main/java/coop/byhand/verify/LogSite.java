package coop.byhand.verify;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A log read from its site. Nothing that comes from there is believed before it was checked, so it
 * does not matter how it was carried.
 */
record LogSite(String base, HttpClient client) implements LogFiles {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int FOUND = 200;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final String DOOR = "cosignatures";
  private static final int LONGEST_ANSWER = 200;

  static LogSite at(String place) throws StopException {
    String base = place.endsWith("/") ? place : place + "/";
    try {
      URI address = new URI(base);
      if (address.getHost() == null || address.getQuery() != null) {
        throw StopException.misspoken(place + " is no address of a log.");
      }
    } catch (URISyntaxException malformed) {
      throw StopException.misspoken(place + " is no address of a log.");
    }
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    return new LogSite(base, client);
  }

  @Override
  public Optional<byte[]> find(String path, int most) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).GET().build();
    try {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() == NOT_FOUND || answer.statusCode() == GONE) {
          return Optional.empty();
        }
        if (answer.statusCode() != FOUND) {
          throw new IOException(base + path + " was answered with " + answer.statusCode());
        }
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
          throw LogFiles.tooLarge(path, most);
        }
        return Optional.of(bytes);
      }
    } catch (LogFileException known) {
      throw known;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(base + path + " was not waited for", stopped);
    } catch (IOException failed) {
      throw new IOException(base + path + " cannot be fetched: " + reason(failed), failed);
    }
  }

  /** Hands a cosigned checkpoint to the log's door for witnesses. */
  void bring(byte[] cosigned) throws StopException, IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + DOOR))
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(cosigned))
            .build();
    try {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        String said = new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8).strip();
        if (answer.statusCode() != FOUND) {
          throw StopException.failed(
              "The log did not take the cosignature: " + answer.statusCode() + " " + said + ".");
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(base + DOOR + " was not waited for", stopped);
    } catch (IOException failed) {
      throw new IOException(base + DOOR + " cannot be reached: " + reason(failed), failed);
    }
  }

  private static String reason(IOException failed) {
    String message = failed.getMessage();
    return message == null ? failed.getClass().getSimpleName() : message;
  }
}

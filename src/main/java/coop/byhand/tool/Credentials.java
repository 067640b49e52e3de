package coop.byhand.tool;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.json.Json;
import coop.byhand.media.c2pa.report.CrJson;
import coop.byhand.media.c2pa.report.CredentialLine;
import coop.byhand.media.c2pa.trust.Certificates;
import coop.byhand.media.c2pa.trust.TrustConfig;
import coop.byhand.media.c2pa.trust.TrustList;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code byhand credentials FILE…}: reads and judges Content Credentials and prints one JSON
 * document per file and line. Works with the server off and never uses the network.
 */
@Command(
    name = "credentials",
    description = "Reads and judges the Content Credentials (C2PA) of files, without network.",
    mixinStandardHelpOptions = true)
final class Credentials implements Callable<Integer> {

  /** Bundles are some hundred kilobytes; something larger is no bundle. */
  private static final long MAX_BUNDLE = 16 * 1024 * 1024;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files to judge.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--anchors",
      paramLabel = "PEM",
      description = "Certificates that vouch for signers. May be given several times.")
  private List<Path> anchors = new ArrayList<>();

  @Option(
      names = "--tsa",
      paramLabel = "PEM",
      description =
          "Certificates that vouch for time-stamps. Without any, the anchors serve for both.")
  private List<Path> tsa = new ArrayList<>();

  @Option(
      names = "--allowed",
      paramLabel = "PEM",
      description = "Certificates of signers that are trusted as they are.")
  private List<Path> allowed = new ArrayList<>();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description =
          "The moment to judge by, such as 2026-11-23T07:20:52Z. Default: when the command starts.")
  private @Nullable Instant at;

  @Option(names = "--crjson", description = "Prints the manifests in full, as crJSON.")
  private boolean crJson;

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    Instant when = at == null ? started() : at;
    TrustConfig trust = trust();
    boolean every = true;
    for (Path file : files) {
      every &= judge(file, trust, when, line.getOut());
    }
    line.getOut().flush();
    return every ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  /** Without {@code --at}, files are judged as of the moment this command was started. */
  static Instant started() {
    return ProcessHandle.current()
        .info()
        .startInstant()
        .orElseThrow(
            () -> new Byhand.Refusal("This system does not tell the time. Say it with --at."));
  }

  /** Prints the line of one file; false if the file could not be read from the disk. */
  private boolean judge(Path file, TrustConfig trust, Instant when, PrintWriter out) {
    String name = file.toString();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      coop.byhand.media.c2pa.Credentials.Read read =
          coop.byhand.media.c2pa.Credentials.read(channel, trust, when);
      Json document =
          crJson ? CrJson.of(read.validation(), Version.number()) : CredentialLine.of(name, read);
      out.println(document);
      return true;
    } catch (MalformedMedia malformed) {
      String fault = malformed.rule() + " at byte " + malformed.offset();
      out.println(CredentialLine.unreadable(name, fault, when.toString()));
      return true;
    } catch (IOException unreadable) {
      out.println(CredentialLine.unreadable(name, "the file cannot be opened", when.toString()));
      return false;
    }
  }

  private TrustConfig trust() {
    if (anchors.isEmpty() && tsa.isEmpty() && allowed.isEmpty()) {
      return TrustConfig.official();
    }
    List<X509Certificate> stamps = new ArrayList<>();
    tsa.forEach(path -> stamps.addAll(bundle(path)));
    List<TrustList> lists = new ArrayList<>();
    for (Path path : anchors) {
      lists.add(list(path, bundle(path), stamps, List.of()));
    }
    for (Path path : allowed) {
      lists.add(list(path, List.of(), stamps, bundle(path)));
    }
    if (lists.isEmpty()) {
      lists.add(list(tsa.getFirst(), List.of(), stamps, List.of()));
    }
    return new TrustConfig(lists);
  }

  /** The anchors of one bundle, which serve for time-stamps, too; without one nothing is trusted. */
  static TrustConfig trusting(Optional<Path> anchors) {
    return anchors
        .map(path -> new TrustConfig(List.of(list(path, bundle(path), List.of(), List.of()))))
        .orElseGet(TrustConfig::none);
  }

  /** A list is called by the name of the file it came from. */
  private static TrustList list(
      Path path,
      List<X509Certificate> vouching,
      List<X509Certificate> stamps,
      List<X509Certificate> leaves) {
    String name = Objects.requireNonNullElse(path.getFileName(), path).toString();
    return TrustList.of(name, TrustList.Kind.OWN, vouching, stamps, leaves);
  }

  private static List<X509Certificate> bundle(Path path) {
    try {
      if (Files.size(path) > MAX_BUNDLE) {
        throw new Byhand.Refusal(path + " is too large for a bundle of certificates.");
      }
      return Certificates.bundle(Files.readAllBytes(path));
    } catch (IOException unreadable) {
      throw new Byhand.Refusal(path + " cannot be opened.");
    } catch (MalformedMedia malformed) {
      throw new Byhand.Refusal(path + " holds a certificate that cannot be read.");
    }
  }
}

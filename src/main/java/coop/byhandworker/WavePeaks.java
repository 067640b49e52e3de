package coop.byhandworker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** The loudest sample of each of 400 equal parts of a PCM recording, 0 to 255. */
final class WavePeaks {

  private static final int PARTS = 400;
  private static final int FRAMES_AT_ONCE = 4_096;

  private WavePeaks() {}

  static void make(Path original, Path folder) throws IOException, UnsupportedAudioFileException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(original));
        AudioInputStream audio = AudioSystem.getAudioInputStream(file)) {
      StringJoiner peaks = new StringJoiner(",", "[", "]");
      for (int peak : peaks(audio)) {
        peaks.add(Integer.toString(peak));
      }
      write(folder.resolve("peaks.json"), "{\"peaks\":" + peaks + "}");
      write(folder.resolve("result.json"), "{\"parts\":" + PARTS + "}");
    }
  }

  private static void write(Path file, String json) throws IOException {
    Files.writeString(file, json, StandardCharsets.US_ASCII);
  }

  private static int[] peaks(AudioInputStream audio) throws IOException {
    AudioFormat format = audio.getFormat();
    int bytes = format.getSampleSizeInBits() / 8;
    boolean pcm =
        format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED)
            || format.getEncoding().equals(AudioFormat.Encoding.PCM_UNSIGNED)
            || format.getEncoding().equals(AudioFormat.Encoding.PCM_FLOAT);
    long frames = audio.getFrameLength();
    if (!pcm || bytes < 1 || bytes > 4 || frames < 1 || format.getFrameSize() < bytes) {
      throw new IOException("not PCM: " + format);
    }
    int[] peaks = new int[PARTS];
    byte[] buffer = new byte[FRAMES_AT_ONCE * format.getFrameSize()];
    long frame = 0;
    for (int read = audio.readNBytes(buffer, 0, buffer.length);
        read >= format.getFrameSize();
        read = audio.readNBytes(buffer, 0, buffer.length)) {
      for (int at = 0; at + format.getFrameSize() <= read; at += format.getFrameSize()) {
        int part = (int) Math.min(PARTS - 1, frame * PARTS / frames);
        for (int sample = at; sample + bytes <= at + format.getFrameSize(); sample += bytes) {
          peaks[part] = Math.max(peaks[part], loudness(buffer, sample, bytes, format));
        }
        frame++;
      }
    }
    return peaks;
  }

  /** How far a sample is from silence, 0 to 255. */
  private static int loudness(byte[] buffer, int at, int bytes, AudioFormat format) {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      int next = buffer[at + (format.isBigEndian() ? i : bytes - 1 - i)] & 255;
      value = value << 8 | next;
    }
    double distance;
    if (format.getEncoding().equals(AudioFormat.Encoding.PCM_FLOAT)) {
      distance = bytes == 4 ? Math.abs(Float.intBitsToFloat(value)) : 0;
    } else if (format.getEncoding().equals(AudioFormat.Encoding.PCM_UNSIGNED)) {
      distance = Math.abs(value - (1 << (8 * bytes - 1))) / (double) (1L << (8 * bytes - 1));
    } else {
      int unused = 32 - 8 * bytes;
      distance = Math.abs((double) (value << unused >> unused)) / (1L << (8 * bytes - 1));
    }
    return Math.clamp(Math.round(distance * 255), 0, 255);
  }
}

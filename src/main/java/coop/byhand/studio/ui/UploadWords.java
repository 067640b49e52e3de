package coop.byhand.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.upload.UploadI18N;
import java.util.List;

/** The words of the upload field in the reader's language. */
final class UploadWords {

  private UploadWords() {}

  static UploadI18N of(Component place) {
    UploadI18N words = new UploadI18N();
    words.setDropFiles(
        new UploadI18N.DropFiles()
            .setOne(place.getTranslation("studio.new.drop-one"))
            .setMany(place.getTranslation("studio.new.drop")));
    words.setAddFiles(
        new UploadI18N.AddFiles()
            .setOne(place.getTranslation("studio.new.select"))
            .setMany(place.getTranslation("studio.new.select")));
    words.setError(
        new UploadI18N.Error()
            .setTooManyFiles(place.getTranslation("studio.new.error-many"))
            .setFileIsTooBig(place.getTranslation("studio.new.error-big"))
            .setIncorrectFileType(place.getTranslation("studio.new.error-kind")));
    words.setUploading(
        new UploadI18N.Uploading()
            .setStatus(
                new UploadI18N.Uploading.Status()
                    .setConnecting(place.getTranslation("studio.new.connecting"))
                    .setStalled(place.getTranslation("studio.new.stalled"))
                    .setProcessing(place.getTranslation("studio.new.processing"))
                    .setHeld(place.getTranslation("studio.new.held")))
            .setRemainingTime(
                new UploadI18N.Uploading.RemainingTime()
                    .setPrefix(place.getTranslation("studio.new.remaining") + " ")
                    .setUnknown(place.getTranslation("studio.new.unknown-time")))
            .setError(
                new UploadI18N.Uploading.Error()
                    .setServerUnavailable(place.getTranslation("studio.new.error-timeout"))
                    .setUnexpectedServerError(place.getTranslation("studio.new.error-server"))
                    .setForbidden(place.getTranslation("studio.new.error-forbidden"))));
    words.setFile(
        new UploadI18N.File()
            .setRetry(place.getTranslation("studio.new.retry"))
            .setStart(place.getTranslation("studio.new.start"))
            .setRemove(place.getTranslation("studio.new.remove")));
    words.setUnits(new UploadI18N.Units(List.of("B", "kB", "MB", "GB"), 1_000));
    return words;
  }
}

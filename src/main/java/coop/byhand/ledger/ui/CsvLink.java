package coop.byhand.ledger.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import coop.byhand.ledger.Statement;
import coop.byhand.ledger.StatementCsv;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** A link that gives a statement as a file for spreadsheets. */
final class CsvLink extends Paragraph {

  CsvLink(Statement statement, String fileName) {
    byte[] file = StatementCsv.of(statement).getBytes(StandardCharsets.UTF_8);
    String name = fileName + "-" + statement.currency().getCurrencyCode() + ".csv";
    DownloadHandler download =
        DownloadHandler.fromInputStream(event ->
            new DownloadResponse(
                new ByteArrayInputStream(file), name, "text/csv;charset=utf-8", file.length));
    Anchor link =
        new Anchor(download, AttachmentType.DOWNLOAD, getTranslation("ledger.statement.csv"));
    addClassName("screen-only");
    add(link);
  }
}

package coop.byhand.moderation.web;

import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Texts;
import coop.byhand.moderation.Moderation;
import coop.byhand.moderation.OpenCase;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The open cases for everybody: what is said to be wrong and until when it is answered. */
@Controller
class CasesPage {

  /** On one page, those to be answered first. */
  private static final int MOST = 200;

  private final Moderation moderation;
  private final HouseFormats formats;
  private final Texts texts;

  CasesPage(Moderation moderation, HouseFormats formats, Texts texts) {
    this.moderation = moderation;
    this.formats = formats;
    this.texts = texts;
  }

  @GetMapping("/cases")
  String cases(Model model) {
    Formats written = formats.current();
    List<Row> rows = moderation.open(MOST).stream().map(open -> row(open, written)).toList();
    model.addAttribute("cases", rows);
    model.addAttribute("count", moderation.openCount());
    model.addAttribute("shown", rows.size());
    return "moderation/cases";
  }

  private Row row(OpenCase open, Formats written) {
    return new Row(
        Long.toString(open.number()),
        texts.of("moderation.ground." + open.ground().word()),
        written.day(open.state().since()),
        written.machine(open.state().since()),
        written.moment(open.state().answerBy()),
        written.machine(open.state().answerBy()),
        open.policy().toString());
  }

  @GetMapping(path = "/cases.json", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  CasesData data() {
    return new CasesData(
        moderation.openCount(),
        moderation.open(MOST).stream()
            .map(open ->
                new CaseData(
                    open.number(),
                    open.ground().word(),
                    open.state().since().toString(),
                    open.state().answerBy().toString(),
                    open.policy().value()))
            .toList());
  }

  /** One line of the table. */
  record Row(
      String number,
      String ground,
      String opened,
      String openedAt,
      String answerBy,
      String answerAt,
      String policy) {}

  /** The same as data: how many are open, and those to be answered first. */
  record CasesData(int open, List<CaseData> cases) {}

  /** One open case. */
  record CaseData(
      long number, String ground, String openedAt, String answerBy, int policyVersion) {}
}

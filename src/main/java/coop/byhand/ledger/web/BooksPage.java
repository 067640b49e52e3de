package coop.byhand.ledger.web;

import coop.byhand.ledger.Books;
import coop.byhand.ledger.FundBalance;
import coop.byhand.ledger.Ledger;
import coop.byhand.ledger.SolidarityFund;
import coop.byhand.ledger.YearClose;
import coop.byhand.ledger.YearTotals;
import coop.byhand.look.HouseFormats;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The books for everybody: totals by account, and the proof that they balance. */
@Controller
class BooksPage {

  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Ledger ledger;
  private final YearClose years;
  private final SolidarityFund fund;
  private final HouseFormats formats;

  BooksPage(Ledger ledger, YearClose years, SolidarityFund fund, HouseFormats formats) {
    this.ledger = ledger;
    this.years = years;
    this.fund = fund;
    this.formats = formats;
  }

  @GetMapping(path = "/books", produces = MediaType.TEXT_HTML_VALUE)
  String books(Model model) {
    model.addAttribute("books", ledger.books());
    model.addAttribute("years", years.totals());
    model.addAttribute("fund", fund.balances());
    model.addAttribute("formats", formats.current());
    return "ledger/books";
  }

  @GetMapping(path = "/books.json", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  ResponseEntity<Whole> json() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
        .body(Whole.of(ledger.books(), years.totals(), fund.balances()));
  }

  /** The books as data; amounts in minor units. */
  record Whole(
      String at,
      long journals,
      boolean balances,
      List<InCurrency> currencies,
      List<OneYear> years,
      List<OneFund> solidarity) {

    static Whole of(Books books, List<YearTotals> closed, List<FundBalance> fund) {
      return new Whole(
          books.at().toString(),
          books.journals(),
          books.balance(),
          books.currencies().stream().map(InCurrency::of).toList(),
          closed.stream().map(OneYear::of).toList(),
          fund.stream().map(OneFund::of).toList());
    }
  }

  /** What a closed year came to in one currency, and where it went. */
  record OneYear(
      int year, String currency, long result, long reserve, long education, long members) {

    static OneYear of(YearTotals totals) {
      return new OneYear(
          totals.year(),
          totals.result().currencyCode(),
          totals.result().minor(),
          totals.reserve().minor(),
          totals.education().minor(),
          totals.patronage().minor());
    }
  }

  /** The solidarity fund in one currency: what it holds, and what it granted to how many. */
  record OneFund(String currency, long has, long granted, long grants) {

    static OneFund of(FundBalance one) {
      return new OneFund(
          one.has().currencyCode(), one.has().minor(), one.granted().minor(), one.grants());
    }
  }

  /** One currency of the books. */
  record InCurrency(
      String currency, long debits, long credits, long membersAstray, List<AccountLine> accounts) {

    static InCurrency of(Books.OneCurrency one) {
      return new InCurrency(
          one.currency().getCurrencyCode(),
          one.debits().minor(),
          one.credits().minor(),
          one.astray(),
          one.sections().stream()
              .flatMap(section ->
                  section.lines().stream()
                      .map(line ->
                          new AccountLine(
                              line.account().code(),
                              section.kind().name(),
                              line.balance().minor(),
                              line.entries())))
              .toList());
    }
  }

  /** One account of the chart, on its normal side. */
  record AccountLine(String account, String kind, long balance, long entries) {}
}

package coop.byhand.licensing;

import coop.byhand.licensing.LicenceTerms.Processing;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/** Licence terms in German. Published texts stay as they are; a change here needs a new version. */
final class GermanTerms {

  private GermanTerms() {}

  static Deed deed(LicenceTerms terms) {
    return new Deed(
        name(terms),
        promise(terms),
        List.of(
            "das Werk gedruckt, online, in Funk und Film verwenden, privat, redaktionell und"
                + " gewerblich, "
                + projects(terms),
            "bis zu "
                + count(terms.copiesMax())
                + " Exemplare herstellen, auf Papier oder als"
                + " Datei, und es online zeigen, ohne dass Aufrufe gezählt werden",
            modification(terms),
            "die Datei Menschen geben, die für Sie arbeiten, für Ihre Projekte und unter denselben"
                + " Bedingungen"),
        List.of(
            resale(terms),
            sublicence(terms),
            "die Datei zum Herunterladen anbieten oder anderen ermöglichen, sie zu entnehmen",
            "behaupten, Sie hätten es geschaffen, oder es als Marke anmelden",
            "damit jemanden verunglimpfen oder so tun, als sprächen die Gezeigten für etwas"),
        terms.aiUses().entrySet().stream()
            .map(entry -> ai(entry.getKey(), entry.getValue()))
            .toList(),
        terms.processing().stream().map(GermanTerms::processing).toList(),
        TermsText.list(
            exclusive(terms),
            afterTheTerm(terms),
            credit(terms),
            moralRights(terms),
            "Wer die Bedingungen zu künstlicher Intelligenz bricht, verliert die Lizenz sofort. Nach"
                + " ihrem Ende haben Sie "
                + terms.removalDays()
                + " Tage, um das Werk überall zu"
                + " entfernen und das zu belegen.",
            indemnity(terms)));
  }

  static LegalText legal(LicenceTerms terms) {
    TermsText.Sections sections = new TermsText.Sections();
    scope(sections, terms);
    limits(sections, terms);
    noArtificialIntelligence(sections, terms);
    people(sections, terms);
    ending(sections, terms);
    return sections.end();
  }

  private static void scope(TermsText.Sections sections, LicenceTerms terms) {
    sections
        .heading("Was dies ist")
        .paragraph(
            "Dies ist die "
                + name(terms)
                + " von Byhand, Fassung "
                + terms.version()
                + ". Sie ist"
                + " ein Vertrag zwischen der Person, die das Werk geschaffen hat (hier: die"
                + " Urheberin oder der Urheber), und der Person oder Organisation, die auf der"
                + " Urkunde als Lizenznehmer genannt ist (hier: Sie). Er wird über die"
                + " Genossenschaft der Schaffenden geschlossen, die ihn verzeichnet.")
        .paragraph(
            "Sie gilt ab Ausstellung der Urkunde. Sie erfasst das dort genannte Werk in der Datei,"
                + " deren SHA-256 dort steht, und jede Kopie und Fassung, die Sie davon herstellen.")
        .heading("Was Sie dürfen")
        .paragraph(
            "Die Urheberin oder der Urheber räumt Ihnen das "
                + exclusivity(terms)
                + " Recht ein,"
                + " das Werk in jedem Medium zu vervielfältigen, zu veröffentlichen, zu verbreiten,"
                + " zu zeigen, aufzuführen und zu senden, "
                + territory(terms)
                + " und "
                + term(terms)
                + ", "
                + projects(terms)
                + ". Eine Lizenz gilt für "
                + licensees(terms)
                + ".")
        .paragraph(
            "Sie dürfen insgesamt bis zu "
                + count(terms.copiesMax())
                + " Exemplare herstellen."
                + " Exemplare sind Exemplare auf Papier oder einem anderen Träger und Dateien, die"
                + " jemand zum Behalten erhält. Das Zeigen online, das Streamen und das Senden"
                + " werden nicht gezählt.")
        .paragraph("Sie dürfen " + modification(terms) + ".");
    onlyYou(sections, terms);
  }

  private static void onlyYou(TermsText.Sections sections, LicenceTerms terms) {
    switch (terms.exclusivity()) {
      case NONE -> {}
      case FULL ->
          sections
              .heading("Was ausschließlich bedeutet")
              .paragraph(exclusive(terms))
              .paragraph(
                  "Wer das Werk geschaffen hat, bleibt Urheberin oder Urheber und behält das"
                      + " Urheberrecht. Sie oder er darf das Werk weiterhin als eigenes zeigen, etwa"
                      + " in einer Mappe, einer Ausstellung oder einem Wettbewerb, und die"
                      + " Genossenschaft darf weiterhin Vorschauen davon zeigen, mit dem Hinweis,"
                      + " dass es ausschließlich lizenziert ist. Verwendet jemand das Werk ohne"
                      + " Lizenz, kann die Urheberin oder der Urheber dagegen vorgehen, und Sie"
                      + " ebenso, wo das Gesetz es Lizenznehmern erlaubt.");
    }
  }

  private static void limits(TermsText.Sections sections, LicenceTerms terms) {
    sections
        .heading("Was Sie nicht dürfen")
        .paragraph("Sie dürfen nicht:")
        .items(
            List.of(
                resale(terms),
                sublicence(terms),
                "die Datei für sich allein zum Herunterladen anbieten oder so zeigen, dass andere"
                    + " sie in einer Güte entnehmen können, die für eigene Zwecke taugt",
                "behaupten, Sie hätten das Werk geschaffen, oder es ganz oder teilweise als Marke,"
                    + " Design oder Logo anmelden",
                "damit verunglimpfen, täuschen oder belästigen, oder den Eindruck erwecken, die"
                    + " Gezeigten sprächen für ein Produkt, eine Partei, einen Glauben oder eine"
                    + " Meinung"));
  }

  private static void noArtificialIntelligence(TermsText.Sections sections, LicenceTerms terms) {
    sections
        .heading("Keine Verwendung durch künstliche Intelligenz")
        .paragraph(
            "Das Werk ist nicht für künstliche Intelligenz da, für niemandes, auch nicht für die der"
                + " Genossenschaft. Weder Sie noch jemand, der das Werk durch Sie hat, darf das"
                + " Werk, eine Kopie, einen Teil oder eine von Maschinen gemachte Beschreibung"
                + " verwenden:")
        .items(
            terms.aiUses().entrySet().stream()
                .map(entry -> ai(entry.getKey(), entry.getValue()))
                .toList())
        .paragraph(
            "Sie dürfen das Werk nicht zu einem Dienst hochladen, dessen Bedingungen sich das Recht"
                + " zu irgendetwas davon nehmen, auch wenn er sagt, er mache keinen Gebrauch davon."
                + " Nichts in dieser Lizenz und kein Schweigen darin darf als Erlaubnis dazu gelesen"
                + " werden. Eine Erlaubnis braucht einen eigenen Vertrag, den die Urheberin oder der"
                + " Urheber für genau dieses Werk unterschreibt.")
        .paragraph(
            "Alle Rechte an Text und Data Mining sind vorbehalten, im Sinne von Artikel 4 Absatz 3"
                + " der Richtlinie (EU) 2019/790. Im Vereinigten Königreich wird nichts erlaubt, was"
                + " nicht der Copyright, Designs and Patents Act 1988 selbst erlaubt.")
        .paragraph("Erlaubt bleibt, obwohl Maschinen es tun:")
        .items(terms.processing().stream().map(GermanTerms::processing).toList());
  }

  private static void people(TermsText.Sections sections, LicenceTerms terms) {
    sections
        .heading("Name und Urheberpersönlichkeitsrechte")
        .paragraph(credit(terms))
        .paragraph(moralRights(terms))
        .heading("Gezeigte Menschen und Dinge")
        .paragraph(
            "Einwilligungen gezeigter Menschen und der Inhaber von Rechten an Bauten, Gegenständen"
                + " oder Zeichen sind nur enthalten, wo die Seite des Werks es sagt. Braucht Ihre"
                + " Verwendung eine, die nicht enthalten ist, holen Sie sie selbst ein. Ein Bildnis"
                + " oder eine Stimme darf nur so verwendet werden, wie sie im Werk vorkommen.")
        .heading("Menschen, die für Sie arbeiten")
        .paragraph(
            "Beschäftigte, Beauftragte und Agenturen dürfen die Datei haben, solange sie an Ihren"
                + " Projekten arbeiten. Diese Bedingungen binden sie wie Sie; Sie sagen es ihnen,"
                + " Sie stehen für ihr Tun ein, und Sie können sagen, wer die Datei hat.");
  }

  private static void ending(TermsText.Sections sections, LicenceTerms terms) {
    sections
        .heading("Wann die Lizenz endet")
        .paragraph(
            "Brechen Sie oder jemand, der das Werk durch Sie hat, den Abschnitt über künstliche"
                + " Intelligenz, so endet die Lizenz sofort und von selbst. Brechen Sie einen"
                + " anderen Abschnitt und stellen das nicht binnen "
                + terms.removalDays()
                + " Tagen"
                + " ab, nachdem die Urheberin, der Urheber oder die Genossenschaft Sie dazu"
                + " aufgefordert hat, so endet sie dann. Sie endet auch, wenn der Preis"
                + " zurückgezahlt wird."
                + TermsText.further(afterTheTerm(terms)))
        .paragraph(
            "Binnen "
                + terms.removalDays()
                + " Tagen nach ihrem Ende stellen Sie jede Verwendung"
                + " ein, löschen jede Datei, auch aus Datensammlungen und aus allem, was künstliche"
                + " Intelligenz damit hergestellt hat, und belegen das der Genossenschaft. Was vor"
                + " dem Ende und nach diesen Bedingungen gedruckt und verkauft wurde, darf bleiben,"
                + " wo es ist. Ansprüche auf Schadensersatz bleiben bestehen, ebenso die Abschnitte"
                + " über künstliche Intelligenz und über die Urheberpersönlichkeitsrechte.")
        .heading("Was versprochen wird und was nicht")
        .paragraph(
            "Die Urheberin oder der Urheber erklärt, dass ein Mensch das Werk geschaffen hat und"
                + " dass sie oder er es lizenzieren darf; die Seite des Werks zeigt, worauf sich das"
                + " stützt. "
                + indemnity(terms)
                + " Die Haftung für Vorsatz und grobe"
                + " Fahrlässigkeit, für Schäden an Leben, Körper oder Gesundheit und überall, wo das"
                + " Gesetz keine Beschränkung zulässt, ist nicht beschränkt.")
        .heading("Was bleibt")
        .paragraph(
            "Diese Bedingungen ändern sich für Sie nicht. Sie werden unter ihrem Hashwert"
                + " aufbewahrt, der auf der Urkunde steht. Abstimmungen der Mitglieder machen neue"
                + " Fassungen nur für spätere Lizenzen. Ist ein Teil der Bedingungen unwirksam, so"
                + " gilt der Rest. Wo Ihnen das Gesetz mehr gibt und nicht zulässt, dass es genommen"
                + " wird, behalten Sie es. Der Text besteht auf Englisch und auf Deutsch; weichen sie"
                + " voneinander ab, gilt der englische.");
  }

  static String name(LicenceTerms terms) {
    return switch (terms.licenceClass()) {
      case STANDARD -> "Standardlizenz";
      case EXCLUSIVE -> "Exklusivlizenz";
    };
  }

  private static String promise(LicenceTerms terms) {
    String exclusivity =
        switch (terms.exclusivity()) {
          case NONE -> "nicht ausschließlich";
          case FULL -> "ausschließlich";
        };
    String sentence =
        String.join(
            ", ",
            term(terms),
            territory(terms),
            exclusivity,
            "für " + licensees(terms),
            projects(terms));
    return sentence.substring(0, 1).toUpperCase(Locale.GERMAN) + sentence.substring(1) + ".";
  }

  private static String term(LicenceTerms terms) {
    return switch (terms.term()) {
      case PERPETUAL -> "auf Dauer";
      case ONE_YEAR -> "für ein Jahr";
    };
  }

  private static String territory(LicenceTerms terms) {
    return switch (terms.territory()) {
      case WORLD -> "weltweit";
    };
  }

  private static String exclusivity(LicenceTerms terms) {
    return switch (terms.exclusivity()) {
      case NONE -> "nicht ausschließliche";
      case FULL -> "ausschließliche";
    };
  }

  private static String exclusive(LicenceTerms terms) {
    return switch (terms.exclusivity()) {
      case NONE -> "";
      case FULL ->
          "Von der Ausstellung der Urkunde bis zum Ende dieser Lizenz wird das Werk an niemanden"
              + " sonst lizenziert, weder über die Genossenschaft noch anderswo. Zuvor erteilte"
              + " Lizenzen bleiben gültig.";
    };
  }

  private static String afterTheTerm(LicenceTerms terms) {
    return switch (terms.term()) {
      case PERPETUAL -> "";
      case ONE_YEAR ->
          "Diese Lizenz endet von selbst ein Jahr nach Ausstellung der Urkunde und verlängert sich"
              + " nicht.";
    };
  }

  private static String projects(LicenceTerms terms) {
    return switch (terms.projects()) {
      case ONE -> "in einem Projekt";
      case UNLIMITED -> "in beliebig vielen Projekten";
    };
  }

  private static String licensees(LicenceTerms terms) {
    return terms.licensees() == 1
        ? "einen Lizenznehmer"
        : count(terms.licensees()) + " Lizenznehmer";
  }

  private static String modification(LicenceTerms terms) {
    return switch (terms.modification()) {
      case ALLOWED ->
          "das Werk beschneiden, in den Farben ändern, kürzen, übersetzen und mit anderem Material"
              + " verbinden, von Hand oder mit Werkzeugen, die nichts erzeugen";
      case CROP_ONLY -> "das Werk beschneiden und es sonst lassen, wie es ist";
      case NONE -> "das Werk verwenden, wie es ist, ohne es zu ändern";
    };
  }

  private static String resale(LicenceTerms terms) {
    return switch (terms.resale()) {
      case NONE ->
          "das Werk verkaufen oder Dinge, deren Wert vor allem in ihm liegt, etwa Poster, Drucke,"
              + " Karten oder Vorlagen";
    };
  }

  private static String sublicence(LicenceTerms terms) {
    return switch (terms.sublicence()) {
      case NONE ->
          "die Datei oder diese Lizenz an andere weitergeben oder das Werk selbst lizenzieren";
    };
  }

  private static String credit(LicenceTerms terms) {
    return switch (terms.credit()) {
      case REQUIRED ->
          "Nennen Sie die Urheberin oder den Urheber und das Werk, wo solche Nennungen üblich sind,"
              + " spätestens im Abspann oder im Impressum.";
    };
  }

  private static String moralRights(LicenceTerms terms) {
    return switch (terms.moralRights()) {
      case ASSERTED ->
          "Die Urheberpersönlichkeitsrechte am Werk werden geltend gemacht. Diese Lizenz nimmt"
              + " keines davon weg.";
    };
  }

  private static String indemnity(LicenceTerms terms) {
    return switch (terms.indemnity()) {
      case NONE ->
          "Es gibt keine Freistellung: Weder die Urheberin oder der Urheber noch die Genossenschaft"
              + " übernimmt Ansprüche, die andere gegen Sie erheben, und Sie übernehmen keine, die"
              + " andere gegen sie erheben.";
    };
  }

  static String ai(AiUse use, Permission answer) {
    return switch (answer) {
      case PROHIBITED ->
          switch (use) {
            case TRAINING -> "um ein Modell künstlicher Intelligenz zu trainieren";
            case FINE_TUNING -> "um ein solches Modell nachzutrainieren oder sonst anzupassen";
            case DISTILLATION -> "um ein Modell mit den Ausgaben eines anderen anzulernen";
            case EVALUATION -> "um solche Modelle zu prüfen, zu bewerten oder zu vergleichen";
            case DATASET ->
                "in einer Datensammlung für einen dieser Zwecke oder für Text und Data Mining";
            case INPUT -> "als Prompt, Vorlage oder andere Eingabe für ein System, das erzeugt";
            case RETRIEVAL ->
                "in einem Index, einer Einbettung oder einem anderen Speicher, in dem ein solches"
                    + " System nachschlägt";
            case GENERATION ->
                "um ein solches System daraus etwas erzeugen, erweitern oder verändern zu lassen";
            case IMITATION ->
                "um Stil, Stimme oder Bildnis der Person, die es geschaffen hat, oder einer"
                    + " gezeigten Person nachzuahmen";
          };
    };
  }

  static String processing(Processing processing) {
    return switch (processing) {
      case CROP -> "Beschneiden, Skalieren und Layout";
      case COLOUR -> "Korrigieren von Farben und Lautstärken";
      case COMPRESSION -> "Komprimieren und Umwandeln von Dateien";
      case RETOUCHING -> "Retuschieren mit Werkzeugen, die nichts erzeugen";
      case ACCESSIBILITY ->
          "Untertitel, Alternativtexte und Vorlesen für Menschen, die es brauchen";
      case SEARCH_INDEXING -> "Suchmaschinen, die Menschen dorthin führen, wo Sie das Werk zeigen";
      case SAFETY_SCANNING -> "Prüfen auf Schadprogramme und auf Rechtsverletzungen";
      case BACKUP -> "Sicherungskopien";
    };
  }

  private static String count(int number) {
    return NumberFormat.getIntegerInstance(Locale.GERMANY).format(number);
  }
}

package coop.byhand.licensing;

import coop.byhand.licensing.LicenceTerms.Processing;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/** Licence terms in English. Published texts stay as they are; a change here needs a new version. */
final class EnglishTerms {

  private EnglishTerms() {}

  static Deed deed(LicenceTerms terms) {
    return new Deed(
        name(terms),
        promise(terms),
        List.of(
            "use the work in print, online, on air and on screen, privately, editorially and"
                + " commercially, "
                + projects(terms),
            "make up to "
                + count(terms.copiesMax())
                + " copies, on paper or as files, and show it"
                + " online without counting views",
            modification(terms),
            "let people who work for you use the file for your projects, under the same terms"),
        List.of(
            resale(terms),
            sublicence(terms),
            "offer the file for download or let others extract it",
            "say that you made it, or register it as a trade mark",
            "use it to defame anyone, or as if the people shown spoke for something"),
        terms.aiUses().entrySet().stream()
            .map(entry -> ai(entry.getKey(), entry.getValue()))
            .toList(),
        terms.processing().stream().map(EnglishTerms::processing).toList(),
        TermsText.list(
            exclusive(terms),
            afterTheTerm(terms),
            credit(terms),
            moralRights(terms),
            "If you break the terms on artificial intelligence, the licence ends at once. After its"
                + " end you have "
                + terms.removalDays()
                + " days to remove the work everywhere and"
                + " to show that you did.",
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
        .heading("What this is")
        .paragraph(
            "This is the "
                + name(terms)
                + " of Byhand, version "
                + terms.version()
                + ". It is an"
                + " agreement between the maker of the work and the person or organisation named as"
                + " licensee on the certificate, here called you. It is concluded through the co-op"
                + " of the makers, which keeps the record of it.")
        .paragraph(
            "It holds from the moment the certificate is issued. It covers the work named on the"
                + " certificate, in the file whose SHA-256 is printed there, and every copy and"
                + " version you make of it.")
        .heading("What you may do")
        .paragraph(
            "The maker grants you the "
                + exclusivity(terms)
                + " right to copy, publish,"
                + " distribute, show, perform and broadcast the work, in every medium, "
                + territory(terms)
                + " and "
                + term(terms)
                + ", "
                + projects(terms)
                + ". One"
                + " licence serves "
                + licensees(terms)
                + ".")
        .paragraph(
            "You may make up to "
                + count(terms.copiesMax())
                + " copies in all. Copies are copies"
                + " on paper or on another carrier, and files that are handed over to be kept."
                + " Showing the work online, streaming or broadcasting it is not counted.")
        .paragraph("You may " + modification(terms) + ".");
    onlyYou(sections, terms);
  }

  private static void onlyYou(TermsText.Sections sections, LicenceTerms terms) {
    switch (terms.exclusivity()) {
      case NONE -> {}
      case FULL ->
          sections
              .heading("What exclusive means")
              .paragraph(exclusive(terms))
              .paragraph(
                  "The maker remains the author and keeps the copyright. The maker may go on to show"
                      + " the work as their own, for example in a portfolio, an exhibition or a"
                      + " competition, and the co-op may go on to show previews of it with the note"
                      + " that it is licensed exclusively. If somebody uses the work without a"
                      + " licence, the maker can act against it, and so can you where the law lets"
                      + " a licensee.");
    }
  }

  private static void limits(TermsText.Sections sections, LicenceTerms terms) {
    sections
        .heading("What you may not do")
        .paragraph("You may not:")
        .items(
            List.of(
                resale(terms),
                sublicence(terms),
                "offer the file for download by itself, or show it in a form from which others can"
                    + " take it in a quality fit for their own use",
                "say that you made the work, or register it or a part of it as a trade mark, design"
                    + " or logo",
                "use it to defame, mislead or harass, or in a way that makes the people shown seem"
                    + " to speak for a product, a party, a faith or a view"));
  }

  private static void noArtificialIntelligence(TermsText.Sections sections, LicenceTerms terms) {
    sections
        .heading("No use by artificial intelligence")
        .paragraph(
            "The work is not for artificial intelligence, by anyone, the co-op included. Neither you"
                + " nor anybody who has the work through you may use the work, a copy, a part or a"
                + " description made by a machine:")
        .items(
            terms.aiUses().entrySet().stream()
                .map(entry -> ai(entry.getKey(), entry.getValue()))
                .toList())
        .paragraph(
            "You may not upload the work to a service whose terms take the right to do any of this,"
                + " even if it says that it will not use it. Nothing in this licence, and no silence"
                + " in it, can be read as a permission for any of this. Permission takes a contract"
                + " of its own, signed by the maker for this very work.")
        .paragraph(
            "All rights of text and data mining are reserved, in the sense of Article 4(3) of"
                + " Directive (EU) 2019/790. In the United Kingdom no permission is given beyond"
                + " what the Copyright, Designs and Patents Act 1988 itself allows.")
        .paragraph("These remain allowed, although machines do them:")
        .items(terms.processing().stream().map(EnglishTerms::processing).toList());
  }

  private static void people(TermsText.Sections sections, LicenceTerms terms) {
    sections
        .heading("The maker’s name and moral rights")
        .paragraph(credit(terms))
        .paragraph(moralRights(terms))
        .heading("People and things shown")
        .paragraph(
            "Consents of people shown, and of owners of buildings, objects or marks shown, are"
                + " included only where the page of the work says so. Where your use needs one that"
                + " is not included, obtaining it is up to you. A likeness or a voice may be used"
                + " only as it appears in the work.")
        .heading("People who work for you")
        .paragraph(
            "Employees, contractors and agencies may have the file for as long as they work on your"
                + " projects. These terms bind them as they bind you; you tell them so, you answer"
                + " for what they do, and you can say who has the file.");
  }

  private static void ending(TermsText.Sections sections, LicenceTerms terms) {
    sections
        .heading("When the licence ends")
        .paragraph(
            "If you or anybody who has the work through you breaks the section on artificial"
                + " intelligence, the licence ends at once and by itself. If you break another"
                + " section and do not mend it within "
                + terms.removalDays()
                + " days after the"
                + " maker or the co-op asks you to, it ends then. It also ends when the price is"
                + " paid back."
                + TermsText.further(afterTheTerm(terms)))
        .paragraph(
            "Within "
                + terms.removalDays()
                + " days after its end you stop every use, delete every"
                + " file, also from data sets and from anything that was made with it by artificial"
                + " intelligence, and send the co-op evidence that you did. What was printed and"
                + " sold before the end, and in keeping with these terms, may stay where it is. The"
                + " maker’s claims for damages remain, and so do the two sections on artificial"
                + " intelligence and on the maker’s moral rights.")
        .heading("What is promised and what is not")
        .paragraph(
            "The maker declares that a person made the work and that the maker may license it; the"
                + " page of the work shows on what evidence. "
                + indemnity(terms)
                + " Liability for"
                + " intent and gross negligence, for injury to life, body or health, and wherever"
                + " the law does not let it be limited, is not limited.")
        .heading("What lasts")
        .paragraph(
            "These terms do not change for you. They are kept under their hash, which is printed on"
                + " the certificate. Votes of the members make new versions for later licences only."
                + " If a part of the terms has no effect in law, the rest stands. Where the law"
                + " gives you more and does not let it be taken away, you keep it. The text exists"
                + " in English and in German; if they differ, the English text decides.");
  }

  static String name(LicenceTerms terms) {
    return switch (terms.licenceClass()) {
      case STANDARD -> "Standard licence";
      case EXCLUSIVE -> "Exclusive licence";
    };
  }

  private static String promise(LicenceTerms terms) {
    String sentence =
        String.join(
            ", ",
            term(terms),
            territory(terms),
            exclusivity(terms),
            "for " + licensees(terms),
            projects(terms));
    return sentence.substring(0, 1).toUpperCase(Locale.ENGLISH) + sentence.substring(1) + ".";
  }

  private static String term(LicenceTerms terms) {
    return switch (terms.term()) {
      case PERPETUAL -> "for good";
      case ONE_YEAR -> "for one year";
    };
  }

  private static String territory(LicenceTerms terms) {
    return switch (terms.territory()) {
      case WORLD -> "worldwide";
    };
  }

  private static String exclusivity(LicenceTerms terms) {
    return switch (terms.exclusivity()) {
      case NONE -> "non-exclusive";
      case FULL -> "exclusive";
    };
  }

  private static String exclusive(LicenceTerms terms) {
    return switch (terms.exclusivity()) {
      case NONE -> "";
      case FULL ->
          "From the moment the certificate is issued until this licence ends, the maker licenses the"
              + " work to nobody else, through the co-op or elsewhere. Licences granted before stay"
              + " valid.";
    };
  }

  private static String afterTheTerm(LicenceTerms terms) {
    return switch (terms.term()) {
      case PERPETUAL -> "";
      case ONE_YEAR ->
          "This licence ends by itself one year after the certificate was issued and does not renew"
              + " itself.";
    };
  }

  private static String projects(LicenceTerms terms) {
    return switch (terms.projects()) {
      case ONE -> "in one project";
      case UNLIMITED -> "in any number of projects";
    };
  }

  private static String licensees(LicenceTerms terms) {
    return terms.licensees() == 1 ? "one licensee" : count(terms.licensees()) + " licensees";
  }

  private static String modification(LicenceTerms terms) {
    return switch (terms.modification()) {
      case ALLOWED ->
          "crop the work, change its colours, shorten it, translate it and combine it with other"
              + " material, by hand or with tools that generate nothing";
      case CROP_ONLY -> "crop the work and otherwise leave it as it is";
      case NONE -> "use the work as it is, without changing it";
    };
  }

  private static String resale(LicenceTerms terms) {
    return switch (terms.resale()) {
      case NONE ->
          "sell the work, or things whose value lies mainly in it, such as posters, prints, cards"
              + " or templates";
    };
  }

  private static String sublicence(LicenceTerms terms) {
    return switch (terms.sublicence()) {
      case NONE -> "pass the file or this licence on to others, or license the work yourself";
    };
  }

  private static String credit(LicenceTerms terms) {
    return switch (terms.credit()) {
      case REQUIRED ->
          "Name the maker and the work wherever makers are customarily named, at the latest in the"
              + " credits or the imprint.";
    };
  }

  private static String moralRights(LicenceTerms terms) {
    return switch (terms.moralRights()) {
      case ASSERTED ->
          "The maker asserts the moral rights in the work. This licence takes none of them away.";
    };
  }

  private static String indemnity(LicenceTerms terms) {
    return switch (terms.indemnity()) {
      case NONE ->
          "There is no indemnity: neither the maker nor the co-op takes over claims that others"
              + " make against you, and you take over none that others make against them.";
    };
  }

  static String ai(AiUse use, Permission answer) {
    return switch (answer) {
      case PROHIBITED ->
          switch (use) {
            case TRAINING -> "to train a model of artificial intelligence";
            case FINE_TUNING -> "to fine-tune or otherwise adapt such a model";
            case DISTILLATION -> "to teach one model with the output of another";
            case EVALUATION -> "to test, evaluate or compare such models";
            case DATASET -> "in a data set for any of these ends, or for text and data mining";
            case INPUT -> "as prompt, reference or other input to a system that generates";
            case RETRIEVAL ->
                "in an index, an embedding or another store that such a system looks things up in";
            case GENERATION -> "to have such a system generate, extend or alter anything from it";
            case IMITATION ->
                "to imitate the style, the voice or the likeness of the maker or of anyone shown";
          };
    };
  }

  static String processing(Processing processing) {
    return switch (processing) {
      case CROP -> "cropping, scaling and layout";
      case COLOUR -> "correcting colour and sound levels";
      case COMPRESSION -> "compressing and converting files";
      case RETOUCHING -> "retouching with tools that generate nothing";
      case ACCESSIBILITY ->
          "captions, alternative texts and reading aloud for people who need them";
      case SEARCH_INDEXING ->
          "search engines that lead people to the place where you show the work";
      case SAFETY_SCANNING -> "scanning for malicious code and for breaches of rights";
      case BACKUP -> "backups";
    };
  }

  private static String count(int number) {
    return NumberFormat.getIntegerInstance(Locale.UK).format(number);
  }
}

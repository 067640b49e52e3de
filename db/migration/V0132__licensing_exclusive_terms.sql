-- The Exclusive licence that the co-op is founded with. Written from the data in the code; a test
-- compares it, to the last sign. Change neither: a change is a new version of its own.
with entry as (
  insert into register.entry (kind, body, leaf_digest, recorded_at)
  select 'licence.terms', body, sha256('\x00'::bytea || convert_to(body, 'UTF8')), 'epoch'
  from (values ('{"at":"1970-01-01T00:00:00Z","facts":{"class":"EXCLUSIVE","digest":"83bac44db7f57fbdbd0545d256be88e3b965d9bf40f0e3b1b832adf08607d99a","version":1},"kind":"licence.terms"}')) statement (body)
  returning entry_id
)
insert into licensing.terms (digest, licence_class, version, body, deed_en, deed_de, legal_en,
  legal_de, in_force_from, entry_id)
select sha256(convert_to(text.body, 'UTF8')), 'EXCLUSIVE', 1, text.body, text.deed_en, text.deed_de,
  text.legal_en, text.legal_de, 'epoch', entry.entry_id
from entry, (values (
-- The terms as data.
'{"aiUses":{"DATASET":"PROHIBITED","DISTILLATION":"PROHIBITED","EVALUATION":"PROHIBITED","FINE_TUNING":"PROHIBITED","GENERATION":"PROHIBITED","IMITATION":"PROHIBITED","INPUT":"PROHIBITED","RETRIEVAL":"PROHIBITED","TRAINING":"PROHIBITED"},"class":"EXCLUSIVE","copiesMax":500000,"credit":"REQUIRED","exclusivity":"FULL","format":"byhand.licence/1","indemnity":"NONE","legalText":{"de":"653b8697099093758706e7a701cf12d5acabd2a0b36f3492540144b321d40d1b","en":"ee58a0281a193bd28f242857d8c834b6c90847cbce2af9659604cddbccf0e90c"},"licensees":1,"modification":"ALLOWED","moralRights":"ASSERTED","processing":["ACCESSIBILITY","BACKUP","COLOUR","COMPRESSION","CROP","RETOUCHING","SAFETY_SCANNING","SEARCH_INDEXING"],"projects":"UNLIMITED","removalDays":14,"resale":"NONE","sublicence":"NONE","term":"ONE_YEAR","territory":"WORLD","version":1}',
-- The deed in English and in German.
'{"ai":["to train a model of artificial intelligence","to fine-tune or otherwise adapt such a model","to teach one model with the output of another","to test, evaluate or compare such models","in a data set for any of these ends, or for text and data mining","as prompt, reference or other input to a system that generates","in an index, an embedding or another store that such a system looks things up in","to have such a system generate, extend or alter anything from it","to imitate the style, the voice or the likeness of the maker or of anyone shown"],"conditions":["From the moment the certificate is issued until this licence ends, the maker licenses the work to nobody else, through the co-op or elsewhere. Licences granted before stay valid.","This licence ends by itself one year after the certificate was issued and does not renew itself.","Name the maker and the work wherever makers are customarily named, at the latest in the credits or the imprint.","The maker asserts the moral rights in the work. This licence takes none of them away.","If you break the terms on artificial intelligence, the licence ends at once. After its end you have 14 days to remove the work everywhere and to show that you did.","There is no indemnity: neither the maker nor the co-op takes over claims that others make against you, and you take over none that others make against them."],"may":["use the work in print, online, on air and on screen, privately, editorially and commercially, in any number of projects","make up to 500,000 copies, on paper or as files, and show it online without counting views","crop the work, change its colours, shorten it, translate it and combine it with other material, by hand or with tools that generate nothing","let people who work for you use the file for your projects, under the same terms"],"mayNot":["sell the work, or things whose value lies mainly in it, such as posters, prints, cards or templates","pass the file or this licence on to others, or license the work yourself","offer the file for download or let others extract it","say that you made it, or register it as a trade mark","use it to defame anyone, or as if the people shown spoke for something"],"name":"Exclusive licence","promise":"For one year, worldwide, exclusive, for one licensee, in any number of projects.","stays":["cropping, scaling and layout","correcting colour and sound levels","compressing and converting files","retouching with tools that generate nothing","captions, alternative texts and reading aloud for people who need them","search engines that lead people to the place where you show the work","scanning for malicious code and for breaches of rights","backups"]}',
'{"ai":["um ein Modell künstlicher Intelligenz zu trainieren","um ein solches Modell nachzutrainieren oder sonst anzupassen","um ein Modell mit den Ausgaben eines anderen anzulernen","um solche Modelle zu prüfen, zu bewerten oder zu vergleichen","in einer Datensammlung für einen dieser Zwecke oder für Text und Data Mining","als Prompt, Vorlage oder andere Eingabe für ein System, das erzeugt","in einem Index, einer Einbettung oder einem anderen Speicher, in dem ein solches System nachschlägt","um ein solches System daraus etwas erzeugen, erweitern oder verändern zu lassen","um Stil, Stimme oder Bildnis der Person, die es geschaffen hat, oder einer gezeigten Person nachzuahmen"],"conditions":["Von der Ausstellung der Urkunde bis zum Ende dieser Lizenz wird das Werk an niemanden sonst lizenziert, weder über die Genossenschaft noch anderswo. Zuvor erteilte Lizenzen bleiben gültig.","Diese Lizenz endet von selbst ein Jahr nach Ausstellung der Urkunde und verlängert sich nicht.","Nennen Sie die Urheberin oder den Urheber und das Werk, wo solche Nennungen üblich sind, spätestens im Abspann oder im Impressum.","Die Urheberpersönlichkeitsrechte am Werk werden geltend gemacht. Diese Lizenz nimmt keines davon weg.","Wer die Bedingungen zu künstlicher Intelligenz bricht, verliert die Lizenz sofort. Nach ihrem Ende haben Sie 14 Tage, um das Werk überall zu entfernen und das zu belegen.","Es gibt keine Freistellung: Weder die Urheberin oder der Urheber noch die Genossenschaft übernimmt Ansprüche, die andere gegen Sie erheben, und Sie übernehmen keine, die andere gegen sie erheben."],"may":["das Werk gedruckt, online, in Funk und Film verwenden, privat, redaktionell und gewerblich, in beliebig vielen Projekten","bis zu 500.000 Exemplare herstellen, auf Papier oder als Datei, und es online zeigen, ohne dass Aufrufe gezählt werden","das Werk beschneiden, in den Farben ändern, kürzen, übersetzen und mit anderem Material verbinden, von Hand oder mit Werkzeugen, die nichts erzeugen","die Datei Menschen geben, die für Sie arbeiten, für Ihre Projekte und unter denselben Bedingungen"],"mayNot":["das Werk verkaufen oder Dinge, deren Wert vor allem in ihm liegt, etwa Poster, Drucke, Karten oder Vorlagen","die Datei oder diese Lizenz an andere weitergeben oder das Werk selbst lizenzieren","die Datei zum Herunterladen anbieten oder anderen ermöglichen, sie zu entnehmen","behaupten, Sie hätten es geschaffen, oder es als Marke anmelden","damit jemanden verunglimpfen oder so tun, als sprächen die Gezeigten für etwas"],"name":"Exklusivlizenz","promise":"Für ein Jahr, weltweit, ausschließlich, für einen Lizenznehmer, in beliebig vielen Projekten.","stays":["Beschneiden, Skalieren und Layout","Korrigieren von Farben und Lautstärken","Komprimieren und Umwandeln von Dateien","Retuschieren mit Werkzeugen, die nichts erzeugen","Untertitel, Alternativtexte und Vorlesen für Menschen, die es brauchen","Suchmaschinen, die Menschen dorthin führen, wo Sie das Werk zeigen","Prüfen auf Schadprogramme und auf Rechtsverletzungen","Sicherungskopien"]}',
-- The legal text in English and in German.
'1. What this is

This is the Exclusive licence of Byhand, version 1. It is an agreement between the maker of the work and the person or organisation named as licensee on the certificate, here called you. It is concluded through the co-op of the makers, which keeps the record of it.

It holds from the moment the certificate is issued. It covers the work named on the certificate, in the file whose SHA-256 is printed there, and every copy and version you make of it.

2. What you may do

The maker grants you the exclusive right to copy, publish, distribute, show, perform and broadcast the work, in every medium, worldwide and for one year, in any number of projects. One licence serves one licensee.

You may make up to 500,000 copies in all. Copies are copies on paper or on another carrier, and files that are handed over to be kept. Showing the work online, streaming or broadcasting it is not counted.

You may crop the work, change its colours, shorten it, translate it and combine it with other material, by hand or with tools that generate nothing.

3. What exclusive means

From the moment the certificate is issued until this licence ends, the maker licenses the work to nobody else, through the co-op or elsewhere. Licences granted before stay valid.

The maker remains the author and keeps the copyright. The maker may go on to show the work as their own, for example in a portfolio, an exhibition or a competition, and the co-op may go on to show previews of it with the note that it is licensed exclusively. If somebody uses the work without a licence, the maker can act against it, and so can you where the law lets a licensee.

4. What you may not do

You may not:

– sell the work, or things whose value lies mainly in it, such as posters, prints, cards or templates
– pass the file or this licence on to others, or license the work yourself
– offer the file for download by itself, or show it in a form from which others can take it in a quality fit for their own use
– say that you made the work, or register it or a part of it as a trade mark, design or logo
– use it to defame, mislead or harass, or in a way that makes the people shown seem to speak for a product, a party, a faith or a view

5. No use by artificial intelligence

The work is not for artificial intelligence, by anyone, the co-op included. Neither you nor anybody who has the work through you may use the work, a copy, a part or a description made by a machine:

– to train a model of artificial intelligence
– to fine-tune or otherwise adapt such a model
– to teach one model with the output of another
– to test, evaluate or compare such models
– in a data set for any of these ends, or for text and data mining
– as prompt, reference or other input to a system that generates
– in an index, an embedding or another store that such a system looks things up in
– to have such a system generate, extend or alter anything from it
– to imitate the style, the voice or the likeness of the maker or of anyone shown

You may not upload the work to a service whose terms take the right to do any of this, even if it says that it will not use it. Nothing in this licence, and no silence in it, can be read as a permission for any of this. Permission takes a contract of its own, signed by the maker for this very work.

All rights of text and data mining are reserved, in the sense of Article 4(3) of Directive (EU) 2019/790. In the United Kingdom no permission is given beyond what the Copyright, Designs and Patents Act 1988 itself allows.

These remain allowed, although machines do them:

– cropping, scaling and layout
– correcting colour and sound levels
– compressing and converting files
– retouching with tools that generate nothing
– captions, alternative texts and reading aloud for people who need them
– search engines that lead people to the place where you show the work
– scanning for malicious code and for breaches of rights
– backups

6. The maker’s name and moral rights

Name the maker and the work wherever makers are customarily named, at the latest in the credits or the imprint.

The maker asserts the moral rights in the work. This licence takes none of them away.

7. People and things shown

Consents of people shown, and of owners of buildings, objects or marks shown, are included only where the page of the work says so. Where your use needs one that is not included, obtaining it is up to you. A likeness or a voice may be used only as it appears in the work.

8. People who work for you

Employees, contractors and agencies may have the file for as long as they work on your projects. These terms bind them as they bind you; you tell them so, you answer for what they do, and you can say who has the file.

9. When the licence ends

If you or anybody who has the work through you breaks the section on artificial intelligence, the licence ends at once and by itself. If you break another section and do not mend it within 14 days after the maker or the co-op asks you to, it ends then. It also ends when the price is paid back. This licence ends by itself one year after the certificate was issued and does not renew itself.

Within 14 days after its end you stop every use, delete every file, also from data sets and from anything that was made with it by artificial intelligence, and send the co-op evidence that you did. What was printed and sold before the end, and in keeping with these terms, may stay where it is. The maker’s claims for damages remain, and so do the two sections on artificial intelligence and on the maker’s moral rights.

10. What is promised and what is not

The maker declares that a person made the work and that the maker may license it; the page of the work shows on what evidence. There is no indemnity: neither the maker nor the co-op takes over claims that others make against you, and you take over none that others make against them. Liability for intent and gross negligence, for injury to life, body or health, and wherever the law does not let it be limited, is not limited.

11. What lasts

These terms do not change for you. They are kept under their hash, which is printed on the certificate. Votes of the members make new versions for later licences only. If a part of the terms has no effect in law, the rest stands. Where the law gives you more and does not let it be taken away, you keep it. The text exists in English and in German; if they differ, the English text decides.
',
'1. Was dies ist

Dies ist die Exklusivlizenz von Byhand, Fassung 1. Sie ist ein Vertrag zwischen der Person, die das Werk geschaffen hat (hier: die Urheberin oder der Urheber), und der Person oder Organisation, die auf der Urkunde als Lizenznehmer genannt ist (hier: Sie). Er wird über die Genossenschaft der Schaffenden geschlossen, die ihn verzeichnet.

Sie gilt ab Ausstellung der Urkunde. Sie erfasst das dort genannte Werk in der Datei, deren SHA-256 dort steht, und jede Kopie und Fassung, die Sie davon herstellen.

2. Was Sie dürfen

Die Urheberin oder der Urheber räumt Ihnen das ausschließliche Recht ein, das Werk in jedem Medium zu vervielfältigen, zu veröffentlichen, zu verbreiten, zu zeigen, aufzuführen und zu senden, weltweit und für ein Jahr, in beliebig vielen Projekten. Eine Lizenz gilt für einen Lizenznehmer.

Sie dürfen insgesamt bis zu 500.000 Exemplare herstellen. Exemplare sind Exemplare auf Papier oder einem anderen Träger und Dateien, die jemand zum Behalten erhält. Das Zeigen online, das Streamen und das Senden werden nicht gezählt.

Sie dürfen das Werk beschneiden, in den Farben ändern, kürzen, übersetzen und mit anderem Material verbinden, von Hand oder mit Werkzeugen, die nichts erzeugen.

3. Was ausschließlich bedeutet

Von der Ausstellung der Urkunde bis zum Ende dieser Lizenz wird das Werk an niemanden sonst lizenziert, weder über die Genossenschaft noch anderswo. Zuvor erteilte Lizenzen bleiben gültig.

Wer das Werk geschaffen hat, bleibt Urheberin oder Urheber und behält das Urheberrecht. Sie oder er darf das Werk weiterhin als eigenes zeigen, etwa in einer Mappe, einer Ausstellung oder einem Wettbewerb, und die Genossenschaft darf weiterhin Vorschauen davon zeigen, mit dem Hinweis, dass es ausschließlich lizenziert ist. Verwendet jemand das Werk ohne Lizenz, kann die Urheberin oder der Urheber dagegen vorgehen, und Sie ebenso, wo das Gesetz es Lizenznehmern erlaubt.

4. Was Sie nicht dürfen

Sie dürfen nicht:

– das Werk verkaufen oder Dinge, deren Wert vor allem in ihm liegt, etwa Poster, Drucke, Karten oder Vorlagen
– die Datei oder diese Lizenz an andere weitergeben oder das Werk selbst lizenzieren
– die Datei für sich allein zum Herunterladen anbieten oder so zeigen, dass andere sie in einer Güte entnehmen können, die für eigene Zwecke taugt
– behaupten, Sie hätten das Werk geschaffen, oder es ganz oder teilweise als Marke, Design oder Logo anmelden
– damit verunglimpfen, täuschen oder belästigen, oder den Eindruck erwecken, die Gezeigten sprächen für ein Produkt, eine Partei, einen Glauben oder eine Meinung

5. Keine Verwendung durch künstliche Intelligenz

Das Werk ist nicht für künstliche Intelligenz da, für niemandes, auch nicht für die der Genossenschaft. Weder Sie noch jemand, der das Werk durch Sie hat, darf das Werk, eine Kopie, einen Teil oder eine von Maschinen gemachte Beschreibung verwenden:

– um ein Modell künstlicher Intelligenz zu trainieren
– um ein solches Modell nachzutrainieren oder sonst anzupassen
– um ein Modell mit den Ausgaben eines anderen anzulernen
– um solche Modelle zu prüfen, zu bewerten oder zu vergleichen
– in einer Datensammlung für einen dieser Zwecke oder für Text und Data Mining
– als Prompt, Vorlage oder andere Eingabe für ein System, das erzeugt
– in einem Index, einer Einbettung oder einem anderen Speicher, in dem ein solches System nachschlägt
– um ein solches System daraus etwas erzeugen, erweitern oder verändern zu lassen
– um Stil, Stimme oder Bildnis der Person, die es geschaffen hat, oder einer gezeigten Person nachzuahmen

Sie dürfen das Werk nicht zu einem Dienst hochladen, dessen Bedingungen sich das Recht zu irgendetwas davon nehmen, auch wenn er sagt, er mache keinen Gebrauch davon. Nichts in dieser Lizenz und kein Schweigen darin darf als Erlaubnis dazu gelesen werden. Eine Erlaubnis braucht einen eigenen Vertrag, den die Urheberin oder der Urheber für genau dieses Werk unterschreibt.

Alle Rechte an Text und Data Mining sind vorbehalten, im Sinne von Artikel 4 Absatz 3 der Richtlinie (EU) 2019/790. Im Vereinigten Königreich wird nichts erlaubt, was nicht der Copyright, Designs and Patents Act 1988 selbst erlaubt.

Erlaubt bleibt, obwohl Maschinen es tun:

– Beschneiden, Skalieren und Layout
– Korrigieren von Farben und Lautstärken
– Komprimieren und Umwandeln von Dateien
– Retuschieren mit Werkzeugen, die nichts erzeugen
– Untertitel, Alternativtexte und Vorlesen für Menschen, die es brauchen
– Suchmaschinen, die Menschen dorthin führen, wo Sie das Werk zeigen
– Prüfen auf Schadprogramme und auf Rechtsverletzungen
– Sicherungskopien

6. Name und Urheberpersönlichkeitsrechte

Nennen Sie die Urheberin oder den Urheber und das Werk, wo solche Nennungen üblich sind, spätestens im Abspann oder im Impressum.

Die Urheberpersönlichkeitsrechte am Werk werden geltend gemacht. Diese Lizenz nimmt keines davon weg.

7. Gezeigte Menschen und Dinge

Einwilligungen gezeigter Menschen und der Inhaber von Rechten an Bauten, Gegenständen oder Zeichen sind nur enthalten, wo die Seite des Werks es sagt. Braucht Ihre Verwendung eine, die nicht enthalten ist, holen Sie sie selbst ein. Ein Bildnis oder eine Stimme darf nur so verwendet werden, wie sie im Werk vorkommen.

8. Menschen, die für Sie arbeiten

Beschäftigte, Beauftragte und Agenturen dürfen die Datei haben, solange sie an Ihren Projekten arbeiten. Diese Bedingungen binden sie wie Sie; Sie sagen es ihnen, Sie stehen für ihr Tun ein, und Sie können sagen, wer die Datei hat.

9. Wann die Lizenz endet

Brechen Sie oder jemand, der das Werk durch Sie hat, den Abschnitt über künstliche Intelligenz, so endet die Lizenz sofort und von selbst. Brechen Sie einen anderen Abschnitt und stellen das nicht binnen 14 Tagen ab, nachdem die Urheberin, der Urheber oder die Genossenschaft Sie dazu aufgefordert hat, so endet sie dann. Sie endet auch, wenn der Preis zurückgezahlt wird. Diese Lizenz endet von selbst ein Jahr nach Ausstellung der Urkunde und verlängert sich nicht.

Binnen 14 Tagen nach ihrem Ende stellen Sie jede Verwendung ein, löschen jede Datei, auch aus Datensammlungen und aus allem, was künstliche Intelligenz damit hergestellt hat, und belegen das der Genossenschaft. Was vor dem Ende und nach diesen Bedingungen gedruckt und verkauft wurde, darf bleiben, wo es ist. Ansprüche auf Schadensersatz bleiben bestehen, ebenso die Abschnitte über künstliche Intelligenz und über die Urheberpersönlichkeitsrechte.

10. Was versprochen wird und was nicht

Die Urheberin oder der Urheber erklärt, dass ein Mensch das Werk geschaffen hat und dass sie oder er es lizenzieren darf; die Seite des Werks zeigt, worauf sich das stützt. Es gibt keine Freistellung: Weder die Urheberin oder der Urheber noch die Genossenschaft übernimmt Ansprüche, die andere gegen Sie erheben, und Sie übernehmen keine, die andere gegen sie erheben. Die Haftung für Vorsatz und grobe Fahrlässigkeit, für Schäden an Leben, Körper oder Gesundheit und überall, wo das Gesetz keine Beschränkung zulässt, ist nicht beschränkt.

11. Was bleibt

Diese Bedingungen ändern sich für Sie nicht. Sie werden unter ihrem Hashwert aufbewahrt, der auf der Urkunde steht. Abstimmungen der Mitglieder machen neue Fassungen nur für spätere Lizenzen. Ist ein Teil der Bedingungen unwirksam, so gilt der Rest. Wo Ihnen das Gesetz mehr gibt und nicht zulässt, dass es genommen wird, behalten Sie es. Der Text besteht auf Englisch und auf Deutsch; weichen sie voneinander ab, gilt der englische.
'
)) text (body, deed_en, deed_de, legal_en, legal_de);

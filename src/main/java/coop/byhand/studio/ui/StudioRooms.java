package coop.byhand.studio.ui;

import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.Intake;
import coop.byhand.catalogue.Showcase;
import coop.byhand.catalogue.Workbench;
import coop.byhand.licensing.Licensing;
import coop.byhand.licensing.SalesDesk;
import coop.byhand.look.HouseFormats;
import coop.byhand.members.Membership;
import coop.byhand.policy.PolicyBook;
import coop.byhand.provenance.LabelSentence;
import coop.byhand.provenance.Provenance;
import coop.byhand.vault.Vault;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The front doors that the steps of a work call, handed from the view to its parts. */
@Component
record StudioRooms(
    Workbench workbench,
    Intake intake,
    Catalogue catalogue,
    Membership members,
    Showcase showcase,
    Provenance provenance,
    LabelSentence labels,
    Licensing licensing,
    SalesDesk desk,
    PolicyBook policies,
    Vault vault,
    HouseFormats formats,
    Clock clock) {}

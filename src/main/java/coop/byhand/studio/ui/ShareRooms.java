package coop.byhand.studio.ui;

import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.Divisions;
import coop.byhand.catalogue.Workbench;
import coop.byhand.look.HouseFormats;
import coop.byhand.members.Membership;
import coop.byhand.policy.PolicyBook;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The front doors that the pages about shares call, handed from the views to their parts. */
@Component
record ShareRooms(
    Divisions divisions,
    Workbench workbench,
    Catalogue catalogue,
    Membership members,
    PolicyBook policies,
    HouseFormats formats,
    Clock clock) {}

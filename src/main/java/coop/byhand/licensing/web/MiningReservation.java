package coop.byhand.licensing.web;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The file in which a site reserves all its pages from text and data mining (TDMRep). */
@RestController
class MiningReservation {

  @GetMapping(path = "/.well-known/tdmrep.json", produces = MediaType.APPLICATION_JSON_VALUE)
  String everything() {
    return "[{\"location\":\"/\",\"tdm-reservation\":1}]\n";
  }
}

package coop.byhandoffenders.room;

import coop.byhandoffendersschema.other.OtherTable;
import org.springframework.stereotype.Repository;

@Repository
public class PublicRepository {
  OtherTable foreignTable;
}

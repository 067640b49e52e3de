package coop.byhandoffenders.room;

import org.jooq.DSLContext;

class SqlOutsideRepository {
  DSLContext database;
}

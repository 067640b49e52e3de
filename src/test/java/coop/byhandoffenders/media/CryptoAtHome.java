package coop.byhandoffenders.media;

import com.google.gson.JsonObject;
import org.bouncycastle.cms.CMSSignedData;
import org.brotli.dec.BrotliInputStream;

class CryptoAtHome {
  CMSSignedData allowed;
  BrotliInputStream allowedToo;
  JsonObject ofAnotherRoom;
}

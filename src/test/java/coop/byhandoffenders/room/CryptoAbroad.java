package coop.byhandoffenders.room;

import org.bouncycastle.cms.CMSSignedData;
import org.brotli.dec.BrotliInputStream;

class CryptoAbroad {
  CMSSignedData signed;
  BrotliInputStream folded;
}

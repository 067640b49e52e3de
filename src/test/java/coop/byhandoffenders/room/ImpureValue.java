package coop.byhandoffenders.room;

import org.springframework.util.StringUtils;

record ImpureValue(String text) {
  ImpureValue {
    if (!StringUtils.hasText(text)) {
      throw new IllegalArgumentException("empty");
    }
  }
}

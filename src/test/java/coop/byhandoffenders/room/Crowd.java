package coop.byhandoffenders.room;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A front door with too many methods, a hidden transaction, a boolean answer and a second queue. */
@Service
public class Crowd {
  @Transactional
  void hidden() {}

  @Transactional
  public boolean succeeded() {
    return true;
  }

  @Async
  public void later() {}

  public void m1() {}

  public void m2() {}

  public void m3() {}

  public void m4() {}

  public void m5() {}

  public void m6() {}

  public void m7() {}

  public void m8() {}

  public void m9() {}

  public void m10() {}

  public void m11() {}
}

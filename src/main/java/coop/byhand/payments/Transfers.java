package coop.byhand.payments;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends money to payees and takes it back. Written down in the transaction of whoever asks; a job
 * does it and tells the outcome as a {@link TransferEvent}. Asking twice under one id is once.
 */
@Service
public class Transfers {

  @Transactional(propagation = Propagation.MANDATORY)
  public void send(TransferRequest request) {
    throw new UnsupportedOperationException(request.toString());
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void takeBack(ReversalRequest request) {
    throw new UnsupportedOperationException(request.toString());
  }
}

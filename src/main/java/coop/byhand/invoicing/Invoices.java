package coop.byhand.invoicing;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Issues invoices and credit notes, in the transaction of the fact that makes them necessary. */
@Service
public class Invoices {

  @Transactional(propagation = Propagation.MANDATORY)
  public InvoiceId issue(InvoiceRequest request) {
    throw new UnsupportedOperationException(request.toString());
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public InvoiceId credit(CreditRequest request) {
    throw new UnsupportedOperationException(request.toString());
  }
}

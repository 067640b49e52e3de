-- Receipt and invoice of a paid order are written by a job that comes with the sale; until it is
-- done, it stands in the queue. Given up, it is neither there nor done, which is seen here, too.
create or replace view oversight.l04_paid_orders_have_their_licences as
  select public.typed_id('line', l.line_id) as subject,
    'paid and granted, but its licence is not there' as detail
  from checkout.purchase_line l
  left join licensing.licence i on i.licence_id = l.licence_id and i.order_line = l.line_id
  where l.state = 'granted' and i.licence_id is null
  union all
  select public.typed_id('line', i.order_line), format('licence %s was not paid for', i.licence_id)
  from licensing.licence i
  left join checkout.purchase_line l
    on l.licence_id = i.licence_id and l.line_id = i.order_line and l.state = 'granted'
  where l.line_id is null
  union all
  select public.typed_id('order', o.order_id),
    format('the order is %s, and %s of its lines are granted', o.state, count(l.line_id))
  from checkout.purchase o
  left join checkout.purchase_line l on l.order_id = o.order_id and l.state = 'granted'
  group by o.order_id, o.state
  having (o.state = 'paid') <> (count(l.line_id) > 0)
  union all
  select public.typed_id('order', o.order_id),
    format('the order is %s, and %s sales of it are booked', o.state, count(b.order_ref))
  from checkout.purchase o
  left join ledger.paid_order b on b.order_ref = public.typed_id('order', o.order_id)
  group by o.order_id, o.state
  having count(b.order_ref) <> (o.state = 'paid')::int
  union all
  -- Orders of a single licence, from before this, were told by a letter about the licence.
  select public.typed_id('order', o.order_id),
    format('the order is %s, and %s receipts were written', o.state, count(m.mail_id))
  from checkout.purchase o
  left join notifications.mail m on m.cause = public.typed_id('order', o.order_id) || '/receipt'
  where not exists (select from checkout.purchase_line l where l.line_id = o.order_id)
    and not exists (
      select from jobs.scheduled_tasks j
      where j.task_name = 'checkout-invoice'
        and j.task_instance = public.typed_id('order', o.order_id) and o.state = 'paid')
  group by o.order_id, o.state
  having count(m.mail_id) <> (o.state = 'paid')::int
  union all
  select public.typed_id('order', o.order_id), 'paid, without its invoice and a job that issues it'
  from checkout.purchase o
  where o.state = 'paid'
    and not exists (select from checkout.purchase_line l where l.line_id = o.order_id)
    and not exists (
      select from invoicing.invoice i
      where i.subject = public.typed_id('order', o.order_id) and i.kind = 'INVOICE')
    and not exists (
      select from jobs.scheduled_tasks j
      where j.task_name = 'checkout-invoice'
        and j.task_instance = public.typed_id('order', o.order_id))
  union all
  select public.typed_id('line', l.line_id), 'all of its price went back, but its licence is valid'
  from checkout.purchase_line l
  join checkout.refund_line p on p.line_id = l.line_id
  join checkout.refund r on r.refund_id = p.refund_id and r.state in ('agreed', 'sent')
  left join licensing.revocation e on e.licence_id = l.licence_id
  where l.state = 'granted' and e.licence_id is null
    -- A licence for a time that is over is not valid either, and nothing is left to be ended.
    and not exists (
      select from licensing.exclusivity x
      where x.licence_id = l.licence_id and x.ends_at <= oversight.clock())
  group by l.line_id, l.price, l.tax
  having sum(p.amount) >= l.price + l.tax;

comment on view oversight.l04_paid_orders_have_their_licences is
  'L4: paid lines without their licence, licences without a paid line or with one whose price went '
  'back, orders without exactly one sale in the books, or without receipt and invoice and the job '
  'that writes them.';

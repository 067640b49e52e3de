-- What must always hold about orders. One row a violation; empty as long as everything is right.

create function checkout.reference_of(line uuid, of_order uuid) returns text
  language sql immutable strict parallel safe as $$
  select case when line = of_order then public.typed_id('order', of_order)
    else public.typed_id('line', line) end
$$;
comment on function checkout.reference_of(uuid, uuid) is
  'What the books call a line; one from the time of single licences bears the number of its order.';

create view oversight.l03_orders_captured as
  select public.typed_id('order', o.order_id) as subject,
    format('%s %s were taken, %s were sold and %s go back', p.amount, p.currency,
      sold.amount, back.amount) as detail
  from checkout.purchase o
  join payments.payment p on p.payment_id = o.payment_id and p.state = 'succeeded'
  cross join lateral (
    select coalesce(sum(l.net + l.tax), 0) as amount
    from ledger.order_line l where l.order_ref = public.typed_id('order', o.order_id)) as sold
  cross join lateral (
    select coalesce(sum(amount), 0) as amount
    from (
      select r.amount from checkout.refund r
      where r.order_id = o.order_id and r.kind = 'in_vain'
      union all
      -- From the time when all of a payment went back under its own number.
      select r.amount from payments.refund r
      where r.payment_id = p.payment_id and r.refund_id = p.payment_id) as returned) as back
  where p.amount <> sold.amount + back.amount;
comment on view oversight.l03_orders_captured is
  'L3: orders whose payment is not what was sold with its tax and what went back because it bought '
  'nothing.';

create view oversight.l04_paid_orders_have_their_licences as
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
  group by o.order_id, o.state
  having count(m.mail_id) <> (o.state = 'paid')::int
  union all
  select public.typed_id('line', l.line_id), 'all of its price went back, but its licence is valid'
  from checkout.purchase_line l
  join checkout.refund_line p on p.line_id = l.line_id
  join checkout.refund r on r.refund_id = p.refund_id and r.state in ('agreed', 'sent')
  left join licensing.revocation e on e.licence_id = l.licence_id
  where l.state = 'granted' and e.licence_id is null
  group by l.line_id, l.price, l.tax
  having sum(p.amount) >= l.price + l.tax;
comment on view oversight.l04_paid_orders_have_their_licences is
  'L4: paid lines without their licence, licences without a paid line or with one whose price went '
  'back, orders without exactly one sale in the books and one receipt.';

create view oversight.l09_shares_by_pinned_policy as
  select checkout.reference_of(l.line_id, l.order_id) as subject,
    case when b.line_ref is null then 'granted, but not in the books'
      else format('divided by %s, %s, %s and %s, not as policy %s says', b.creator_bp,
        b.operating_bp, b.solidarity_bp, b.reserve_bp, o.policy_version) end as detail
  from checkout.purchase_line l
  join checkout.purchase o on o.order_id = l.order_id
  join policy.version v on v.policy_version = o.policy_version
  cross join lateral (
    select (v.body::jsonb #>> '{values,commission.standard}')::integer as commission,
      (v.body::jsonb #>> '{values,solidarity.rate}')::integer as solidarity,
      (v.body::jsonb #>> '{values,reserve.sale}')::integer as reserve) as voted
  left join ledger.order_line b
    on b.line_ref = checkout.reference_of(l.line_id, l.order_id)
    and b.order_ref = public.typed_id('order', l.order_id)
  where l.state = 'granted'
    and (b.creator_bp, b.operating_bp, b.solidarity_bp, b.reserve_bp, b.net, b.tax)
      is distinct from
      (10000 - voted.commission, voted.commission - voted.solidarity - voted.reserve,
       voted.solidarity, voted.reserve, l.price, l.tax);
comment on view oversight.l09_shares_by_pinned_policy is
  'L9: sold lines that the books divide by other rates, or at another price or tax, than the policy '
  'version and the price that the order was placed under.';

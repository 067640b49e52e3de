-- All of it stands in the tables of orders, lines and shares now.
do $$
begin
  if (select count(*) from ledger.sale) > (select count(*) from ledger.paid_order) then
    raise exception 'a sale was not carried over';
  end if;
end;
$$;
drop table ledger.sale;

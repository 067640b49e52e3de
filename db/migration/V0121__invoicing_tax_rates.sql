-- Standard rates since 2015, when tax on what is sold over the net to consumers came to be due where
-- they live. A row that begins on 1 January 2015 may hold a rate that is older.
--
-- How far these figures were checked, in November 2026: every rate and every day of change was
-- compared with a public table that is drawn from the European Commission's "Taxes in Europe"
-- database (TEDB), in its state of 23 September 2026, which begins with 2016, and the rates of 2015
-- with an older public list; not with the Commission's own site and not with the laws. What that
-- table does not show stands here from memory and says so in its source: the German half year at
-- 16 %, the Greek and the Romanian rate before their changes of 2016, and Monaco. Whoever sells for
-- real has the rows of their states checked by an adviser and watches for changes that were announced
-- after this was written.
insert into invoicing.tax_rate (country, valid_from, valid_until, kind, owed_to, rate, source)
values
  ('AT', '2015-01-01', null, 'STANDARD', 'AT', 2000,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('BE', '2015-01-01', null, 'STANDARD', 'BE', 2100,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('BG', '2015-01-01', null, 'STANDARD', 'BG', 2000,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('CY', '2015-01-01', null, 'STANDARD', 'CY', 1900,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('CZ', '2015-01-01', null, 'STANDARD', 'CZ', 2100,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('DE', '2015-01-01', '2020-07-01', 'STANDARD', 'DE', 1900,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('DE', '2020-07-01', '2021-01-01', 'STANDARD', 'DE', 1600,
    'from memory: second Corona tax aid act; the table of September 2026 does not show this half year'),
  ('DE', '2021-01-01', null, 'STANDARD', 'DE', 1900,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('DK', '2015-01-01', null, 'STANDARD', 'DK', 2500,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('EE', '2015-01-01', '2024-01-01', 'STANDARD', 'EE', 2000,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('EE', '2024-01-01', '2025-07-01', 'STANDARD', 'EE', 2200,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('EE', '2025-07-01', null, 'STANDARD', 'EE', 2400,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('ES', '2015-01-01', null, 'STANDARD', 'ES', 2100,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('FI', '2015-01-01', '2024-09-01', 'STANDARD', 'FI', 2400,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('FI', '2024-09-01', null, 'STANDARD', 'FI', 2550,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('FR', '2015-01-01', null, 'STANDARD', 'FR', 2000,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('GR', '2015-01-01', '2016-06-01', 'STANDARD', 'GR', 2300,
    'from memory: 23 % until law 4389/2016'),
  ('GR', '2016-06-01', null, 'STANDARD', 'GR', 2400,
    'table after the Commission''s TEDB, 23 September 2026; the day of the change from memory'),
  ('HR', '2015-01-01', null, 'STANDARD', 'HR', 2500,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('HU', '2015-01-01', null, 'STANDARD', 'HU', 2700,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('IE', '2015-01-01', '2020-09-01', 'STANDARD', 'IE', 2300,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('IE', '2020-09-01', '2021-03-01', 'STANDARD', 'IE', 2100,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('IE', '2021-03-01', null, 'STANDARD', 'IE', 2300,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('IT', '2015-01-01', null, 'STANDARD', 'IT', 2200,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('LT', '2015-01-01', null, 'STANDARD', 'LT', 2100,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('LU', '2015-01-01', '2023-01-01', 'STANDARD', 'LU', 1700,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('LU', '2023-01-01', '2024-01-01', 'STANDARD', 'LU', 1600,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('LU', '2024-01-01', null, 'STANDARD', 'LU', 1700,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('LV', '2015-01-01', null, 'STANDARD', 'LV', 2100,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('MT', '2015-01-01', null, 'STANDARD', 'MT', 1800,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('NL', '2015-01-01', null, 'STANDARD', 'NL', 2100,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('PL', '2015-01-01', null, 'STANDARD', 'PL', 2300,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('PT', '2015-01-01', null, 'STANDARD', 'PT', 2300,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('RO', '2015-01-01', '2016-01-01', 'STANDARD', 'RO', 2400,
    'from memory: 24 % until the tax code of 2016'),
  ('RO', '2016-01-01', '2017-01-01', 'STANDARD', 'RO', 2000,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('RO', '2017-01-01', '2025-08-01', 'STANDARD', 'RO', 1900,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('RO', '2025-08-01', null, 'STANDARD', 'RO', 2100,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('SE', '2015-01-01', null, 'STANDARD', 'SE', 2500,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('SI', '2015-01-01', null, 'STANDARD', 'SI', 2200,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('SK', '2015-01-01', '2025-01-01', 'STANDARD', 'SK', 2000,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('SK', '2025-01-01', null, 'STANDARD', 'SK', 2300,
    'table after the Commission''s TEDB, 23 September 2026'),
  ('MC', '2015-01-01', null, 'STANDARD', 'FR', 2000,
    'from memory: treated as France (VAT directive, article 7)');

-- Every other country of ISO 3166-1, as the JDK lists them: outside the reach of this tax. That says
-- nothing about the taxes of those countries. Territories of member states outside the common system
-- of VAT have codes of their own and are here too, as the Åland Islands and Réunion; where they share
-- the code of their state, as the Canary Islands do, the billing country alone cannot tell them apart.
insert into invoicing.tax_rate (country, valid_from, kind, source)
select country, '2015-01-01', 'OUTSIDE', 'not in the territory of the common system of VAT'
from regexp_split_to_table(btrim('
    AD AE AF AG AI AL AM AO AQ AR AS AU AW AX AZ BA BB BD BF BH BI BJ BL BM BN BO BQ BR BS BT
    BV BW BY BZ CA CC CD CF CG CI CK CL CM CN CO CR CU CV CW CX DJ DM DO DZ EC EG EH ER ET FJ
    FK FM FO GA GD GE GF GG GH GI GL GM GN GP GQ GS GT GU GW GY HK HM HN HT ID IL IN IO IQ IR
    IS JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LK LR LS LY MA MD ME MF MG MH MK
    ML MM MN MO MP MQ MR MS MU MV MW MX MY MZ NA NC NE NF NG NI NP NR NU NZ OM PA PE PF PG PH
    PK PM PN PR PS PW PY QA RE RS RU RW SA SB SC SD SG SH SJ SL SM SN SO SR SS ST SV SX SY SZ
    TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF
    WS YE YT ZA ZM ZW
  ', E' \n'), '\s+') as country;

insert into invoicing.tax_rate (country, valid_from, kind, source)
values
  ('GB', '2021-01-01', 'OUTSIDE',
    'Left the common system at the end of 2020. Its own VAT may be due on sales to its consumers from the first pound: decide before selling there.'),
  ('IM', '2021-01-01', 'OUTSIDE', 'As the United Kingdom.'),
  ('CH', '2015-01-01', 'OUTSIDE',
    'Its own VAT may be due from a turnover of 100,000 francs, counted worldwide: decide before selling there.'),
  ('LI', '2015-01-01', 'OUTSIDE', 'As Switzerland, with which it shares the tax.'),
  ('NO', '2015-01-01', 'OUTSIDE',
    'Its own VAT may be due on sales to its consumers from 50,000 kroner a year: decide before selling there.');

-- The document the co-op is founded with. A test compares it, to the last sign, with the defaults
-- that the declarations in the code make; change neither alone.
with document (body) as (
  values ('{"cause":"genesis","effectiveFrom":"1970-01-01T00:00:00Z","format":"byhand.policy/1","values":{"commission.standard":2000,"moderation.appeal":30,"moderation.review":72,"payout.hold":14,"price.floor.standard.audio.EUR":1500,"price.floor.standard.image.EUR":1500,"price.floor.standard.text.EUR":1000,"price.floor.standard.video.EUR":2500,"provenance.approvals":2,"reserve.sale":0,"solidarity.rate":200,"vote.discussion":7,"vote.lock.other":14,"vote.lock.rate":30,"vote.lock.text":7,"vote.notice":2,"vote.open":7,"vote.quorum":15},"version":1}')
),
statement (body) as (
  select '{"at":"1970-01-01T00:00:00Z","facts":{"digest":"'
    || encode(sha256(convert_to(body, 'UTF8')), 'hex')
    || '","document":' || body || ',"version":1},"kind":"policy.version"}'
  from document
),
entry as (
  insert into register.entry (kind, body, leaf_digest, recorded_at)
  select 'policy.version', body, sha256('\x00'::bytea || convert_to(body, 'UTF8')), 'epoch'
  from statement
  returning entry_id
)
insert into policy.version
  (policy_version, in_force_from, body, digest, cause, entry_id, adopted_at)
select 1, 'epoch', document.body, sha256(convert_to(document.body, 'UTF8')), 'GENESIS',
  entry.entry_id, 'epoch'
from document, entry;

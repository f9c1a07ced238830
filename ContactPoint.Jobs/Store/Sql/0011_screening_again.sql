-- What every record that stands in an extract was screened by: the rules, the operator's lists and the allow-list, as one hash. Null where
-- its records differ in this (some were kept from an extract before), or nobody knows: then all of them are screened again.
alter table ingest.extract add column screened_by bytea check (length(screened_by) = 32);

-- A record that was accepted and in which a rule finds something now is set aside: the rule, and every field in which one found something.
-- It is what its feed said last, and is neither linked nor published.
alter table ingest.record
    add column held_for text,
    add column held_fields text[],
    add constraint record_held check ((held_for is null) = (held_fields is null));

create index record_set_aside on ingest.record (feed_id) where held_for is not null;

-- What was last accepted of each child whom a feed names, set aside or not.
create view ingest.accepted_record as
select record.*
from ingest.record
join ingest.extract using (extract_id)
where extract.state = 'staged' and record.superseded_by is null;

-- What each feed says now about each of its children.
create or replace view ingest.current_record as
select * from ingest.accepted_record where held_for is null;

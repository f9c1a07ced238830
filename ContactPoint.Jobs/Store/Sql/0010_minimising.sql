-- What the rules find is counted by the supplier's column. A row counts once for a rule, under the first column in which the rule
-- found something, so that the rows of a rule add up; values count under every column.
alter table ingest.minimised add column rows_seen bigint;
update ingest.minimised set rows_seen = values_seen;
alter table ingest.minimised alter column rows_seen set not null;

-- Values that two people let be, on one feed and for one rule. The value itself is nowhere: its keyed hash says whether a text is it.
create table ingest.allowed (
    allowed_id   bigint generated always as identity primary key,
    feed_id      smallint not null references ingest.feed,
    rule         text not null,
    value_hash   bytea not null check (length(value_hash) = 32),
    proposed_by  text not null,
    proposed_at  timestamptz not null default now(),
    approved_by  text check (approved_by <> proposed_by),
    approved_at  timestamptz check ((approved_at is null) = (approved_by is null)),
    withdrawn_by text,
    withdrawn_at timestamptz check ((withdrawn_at is null) = (withdrawn_by is null))
);

create unique index allowed_once on ingest.allowed (feed_id, rule, value_hash) where withdrawn_at is null;

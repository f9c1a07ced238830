-- An extract may wait for a person, and may be put away for good.
alter table ingest.extract
    drop constraint extract_state_check,
    add constraint extract_state_check check (state in ('received', 'held', 'staged', 'superseded', 'refused', 'discarded')),
    -- Why it waits, or waited.
    add column hold text,
    -- A person said that it may be staged whatever it does to its feed's records; the audit trail says who and why.
    add column released boolean not null default false,
    -- When the first snapshot that knows of it was published: retention is reckoned from here.
    add column published_at timestamptz,
    -- A young person objected in it: its key, and those of the feed's extracts before it, go as soon as it is published.
    add column has_objection boolean not null default false;

create index extract_feed on ingest.extract (feed_id, state);

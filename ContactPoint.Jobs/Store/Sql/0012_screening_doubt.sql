-- The last screening of a feed that would have set aside more of its records than may go unasked, by what it would have screened them. The
-- night was held. Released, the next night does it, as long as it would screen by the very same.
create table ingest.screening_doubt (
    feed_id     smallint primary key references ingest.feed,
    screened_by bytea not null check (length(screened_by) = 32),
    -- A person said so; the audit trail says who and why.
    released    boolean not null default false
);

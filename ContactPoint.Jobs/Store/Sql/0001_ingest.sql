-- What suppliers sent, and what became of every row of it.
create schema ingest;

create table ingest.feed (
    feed_id smallint generated always as identity primary key,
    name    text not null unique check (name ~ '^[a-z][a-z0-9-]{0,62}$'),
    paused  boolean not null default false
);

create table ingest.extract (
    extract_id      bigint generated always as identity primary key,
    feed_id         smallint not null references ingest.feed,
    sha256          bytea not null check (length(sha256) = 32),
    size_bytes      bigint not null,
    extract_date    date not null,
    received_at     timestamptz not null default now(),
    -- The key of the sealed file, itself sealed. Null once destroyed: then nobody can read the file again.
    sealed_key      bytea,
    run_id          bigint,
    state           text not null default 'received' check (state in ('received', 'staged', 'superseded', 'refused')),
    refusal         text,
    encoding        text,
    spec_sha256     bytea,
    rows            bigint,
    accepted        bigint,
    quarantined     bigint,
    held            bigint,
    withheld        bigint,
    duplicate       bigint,
    unique (feed_id, sha256),
    check (rows is null or rows = accepted + quarantined + held + withheld + duplicate)
);

-- One accepted row. A full extract's rows stand beside those of the extract before until that one is superseded,
-- so an extract is wholly in or wholly out. Identifiers and former names are only in match_only, encrypted.
create table ingest.record (
    extract_id            bigint not null references ingest.extract,
    line_number           integer not null,
    feed_id               smallint not null references ingest.feed,
    local_id              text not null,
    content_hash          uuid not null,
    -- The extract that the values came from, where the row of this extract could not be accepted.
    kept_from             bigint references ingest.extract,
    superseded_by         bigint references ingest.extract,
    forename              text,
    middle_names          text,
    surname               text,
    preferred_forename    text,
    preferred_surname     text,
    birth_date            date,
    birth_date_estimated  boolean not null,
    gender                "char" not null,
    address_1             text,
    address_2             text,
    address_3             text,
    address_4             text,
    postcode              text,
    school_urn            text,
    school_start          date,
    gp_ods                text,
    gp_start              date,
    carer_1_name          text,
    carer_1_relation      text,
    carer_1_phone         text,
    carer_1_email         text,
    carer_2_name          text,
    carer_2_relation      text,
    carer_2_phone         text,
    carer_2_email         text,
    service               text,
    organisation          text,
    practitioner          text,
    practitioner_phone    text,
    practitioner_email    text,
    involvement_start     date,
    involvement_end       date,
    lead_professional     boolean not null,
    shielded              boolean not null,
    death_date            date,
    match_only            bytea,
    nhs_number_hash       bytea,
    upn_hash              bytea,
    sensitive             bytea,
    primary key (extract_id, line_number)
);

create index record_local_id on ingest.record (feed_id, local_id);

-- What each feed says now about each of its children.
create view ingest.current_record as
select record.*
from ingest.record
join ingest.extract using (extract_id)
where extract.state = 'staged' and record.superseded_by is null;

-- Rows that could not go on. The fields are mapped and minimised, and sealed; a held row has none.
create table ingest.set_aside (
    extract_id  bigint not null references ingest.extract,
    line_number integer not null,
    outcome     text not null check (outcome in ('quarantined', 'held')),
    local_id    text,
    rule        text,
    fields      bytea,
    primary key (extract_id, line_number)
);

-- Rows that were not accepted and restrict their record all the same: their flag, their address or their fault says so. What was accepted
-- under the local id before, or in the same extract, is restricted until a later extract brings an accepted row that is not.
create table ingest.restriction (
    extract_id  bigint not null references ingest.extract,
    line_number integer not null,
    feed_id     smallint not null references ingest.feed,
    local_id    text not null,
    primary key (extract_id, line_number)
);

create index restriction_local_id on ingest.restriction (feed_id, local_id);

-- A fault's place and kind; never a value.
create table ingest.issue (
    extract_id  bigint not null references ingest.extract,
    line_number integer not null,
    column_name text,
    code        text not null
);

create index issue_extract on ingest.issue (extract_id);

-- How much the rules kept out, by rule; the column is set where a whole column was left unread.
create table ingest.minimised (
    extract_id  bigint not null references ingest.extract,
    rule        text not null,
    column_name text not null default '',
    values_seen bigint not null,
    primary key (extract_id, rule, column_name)
);

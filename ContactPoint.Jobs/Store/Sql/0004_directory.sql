create schema directory;

create table directory.snapshot (
    number          integer primary key,
    run_id          bigint not null unique references run.run,
    as_of           date not null,
    manifest_sha256 bytea not null check (length(manifest_sha256) = 32),
    published_at    timestamptz not null default now()
);

-- The pointer that publication moves: the one snapshot in force.
create table directory.current_snapshot (
    only_row boolean primary key default true check (only_row),
    number   integer not null references directory.snapshot
);

-- Every number ever issued. One that was merged away forwards for ever.
create table directory.child_number (
    child_number   text primary key,
    issued_in      integer not null,
    forwards_to    text references directory.child_number
);

create table directory.lineage (
    snapshot_number integer not null,
    child_number    text not null,
    change          text not null,
    into_number     text
);

create unique index lineage_once on directory.lineage (child_number, snapshot_number, change, coalesce(into_number, ''));

-- Which records make up which child, from one snapshot to another; valid_to is null while it lasts.
create table directory.membership (
    feed_id      smallint not null references ingest.feed,
    local_id     text not null,
    child_number text not null references directory.child_number,
    valid_from   integer not null,
    valid_to     integer,
    primary key (feed_id, local_id, valid_from)
);

create unique index membership_current on directory.membership (feed_id, local_id) where valid_to is null;
create index membership_child on directory.membership (child_number);

-- A shield acts at once on every read, whatever a snapshot says.
create table directory.shield (
    child_number text primary key,
    since_run    bigint not null references run.run
);

create table directory.child (
    child_number text not null,
    valid_from   integer not null,
    valid_to     integer,
    forename     text,
    middle_names text,
    surname      text,
    birth_date   date,
    age          smallint,
    gender       text not null,
    address_1    text,
    address_2    text,
    address_3    text,
    address_4    text,
    postcode     text,
    school_urn   text,
    gp_ods       text,
    shielded     boolean not null,
    -- Where each value came from: {"surname": "school-census 100123/0042"}. Read by data-quality staff, in no snapshot file. It holds no
    -- date: an extract that says the same again changes nothing.
    sources      jsonb not null,
    primary key (child_number, valid_from)
);

create table directory.carer (
    child_number text not null,
    position     smallint not null,
    valid_from   integer not null,
    valid_to     integer,
    name         text,
    relation     text not null,
    phone        text,
    email        text,
    primary key (child_number, position, valid_from)
);

create table directory.involvement (
    child_number text not null,
    position     smallint not null,
    valid_from   integer not null,
    valid_to     integer,
    service      text not null,
    organisation text,
    practitioner text,
    phone        text,
    email        text,
    start_date   date,
    end_date     date,
    lead         boolean not null,
    primary key (child_number, position, valid_from)
);

-- Provider and contact of a sensitive service, for the broker alone: sealed, and read by no snapshot.
create table directory.sensitive (
    feed_id  smallint not null references ingest.feed,
    local_id text not null,
    sealed   bytea not null,
    primary key (feed_id, local_id)
);

-- What a run proposes to publish, until its publication is decided.
create table directory.candidate_membership (
    run_id       bigint not null references run.run,
    feed_id      smallint not null references ingest.feed,
    local_id     text not null,
    child_number text not null,
    primary key (run_id, feed_id, local_id)
);

create index candidate_membership_child on directory.candidate_membership (run_id, child_number);

create table directory.candidate_lineage (
    run_id       bigint not null references run.run,
    child_number text not null,
    change       text not null,
    into_number  text
);

create unique index candidate_lineage_once on directory.candidate_lineage (run_id, child_number, change, coalesce(into_number, ''));

-- Children that a run keeps out of its snapshot until a person decides, or shields.
create table directory.candidate_protection (
    run_id       bigint not null references run.run,
    child_number text not null,
    protection   text not null check (protection in ('shielded', 'held')),
    primary key (run_id, child_number)
);

create table directory.candidate_child (like directory.child including defaults);
alter table directory.candidate_child drop column valid_from, drop column valid_to, add column run_id bigint not null references run.run;
create table directory.candidate_carer (like directory.carer including defaults);
alter table directory.candidate_carer drop column valid_from, drop column valid_to, add column run_id bigint not null references run.run;
create table directory.candidate_involvement (like directory.involvement including defaults);
alter table directory.candidate_involvement drop column valid_from, drop column valid_to, add column run_id bigint not null references run.run;

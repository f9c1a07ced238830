-- The ledger: the truth about what has been done. Hangfire only asks.
create schema run;

-- A keyed hash by which another key is noticed before anything is sealed under it.
create table run.installation (
    only_row  boolean primary key default true check (only_row),
    key_check bytea not null
);

create table run.run (
    run_id          bigint generated always as identity primary key,
    as_of           date not null,
    inbox           text not null,
    state           text not null default 'running' check (state in ('running', 'published', 'held', 'failed')),
    snapshot_number integer not null,
    -- Of the manifest that the gates judged: publication signs these bytes and no others.
    manifest_sha256 bytea,
    started_at      timestamptz not null default now(),
    ended_at        timestamptz
);

-- One night at a time.
create unique index one_running_run on run.run ((true)) where state = 'running';

create table run.stage (
    run_id      bigint not null references run.run,
    stage       text not null,
    part        text not null,
    state       text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
    -- Grows by one each time a worker takes the stage; a worker whose token is no longer the newest may not commit.
    token       bigint not null default 0,
    faults      integer not null default 0,
    fault       text,
    counts      jsonb not null default '{}',
    seconds     double precision,
    done_rows   bigint not null default 0,
    total_rows  bigint not null default 0,
    asked_at    timestamptz not null default now(),
    primary key (run_id, stage, part)
);

create table run.gate (
    run_id      bigint not null references run.run,
    position    integer not null,
    name        text not null,
    kind        text not null,
    outcome     text not null check (outcome in ('green', 'amber', 'red')),
    figure      text not null,
    bound       text not null,
    explanation text not null,
    primary key (run_id, position)
);

alter table ingest.extract add foreign key (run_id) references run.run;

create schema matching;

-- A model that has published a night is never changed, only followed by the next version.
create table matching.model (
    version     integer primary key,
    name        text not null,
    model       text not null,
    -- Pinned with the model; only values that ten or more bear.
    frequencies text not null,
    trained_in  bigint references run.run
);

-- The outcome of a run's link stage: the cluster of every current record.
create table matching.cluster (
    run_id   bigint not null references run.run,
    cluster  integer not null,
    feed_id  smallint not null references ingest.feed,
    local_id text not null,
    primary key (run_id, feed_id, local_id)
);

-- Pairs at or over the review threshold. together: whether the clustering put them into one cluster.
create table matching.link (
    run_id     bigint not null references run.run,
    feed_a     smallint not null references ingest.feed,
    local_id_a text not null,
    feed_b     smallint not null references ingest.feed,
    local_id_b text not null,
    weight     double precision not null,
    decision   text not null check (decision in ('link', 'review')),
    together   boolean not null,
    primary key (run_id, feed_a, local_id_a, feed_b, local_id_b)
);

-- The questions that a run would put. They name child numbers that are nobody's until the run is published.
create table matching.candidate_case (
    run_id         bigint not null references run.run,
    reference      text not null,
    kind           text not null,
    child_number_a text not null,
    child_number_b text not null,
    weight         double precision not null,
    primary key (run_id, reference)
);

-- One question put to a reviewer. It is one for the two child numbers, however many nights raise it.
create table matching.review_case (
    reference      text primary key,
    kind           text not null,
    child_number_a text not null,
    child_number_b text not null,
    weight         double precision not null,
    opened_in      bigint not null references run.run,
    last_seen_in   bigint not null references run.run,
    unique (kind, child_number_a, child_number_b)
);

-- Who looked at what, and why. Append-only: the trigger refuses any other change, whoever asks.
create schema audit;

create table audit.entry (
    entry_id     bigint generated always as identity primary key,
    at           timestamptz not null default clock_timestamp(),
    person       text not null,
    action       text not null,
    child_number text,
    purpose      text not null,
    reason       text not null
);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'audit entries are never changed';
end
$$;

create trigger entry_is_append_only before update or delete or truncate on audit.entry
    for each statement execute function audit.refuse_change();

-- What a model was trained on, by which a night tells whether it still fits; and whether the night learnt it, or only its priors.
alter table matching.model
    add column records bigint not null default 0,
    add column sources text[] not null default '{}',
    add column trained boolean not null default true;

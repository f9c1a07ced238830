-- How often in a row a part was taken and its work never came to an end: its workers died. The token cannot tell, since a part is taken
-- again, too, when it waited for another. And faults that pass are counted apart from the work's own, of which fewer are borne.
alter table run.stage
    add column unended integer not null default 0,
    add column passing_faults integer not null default 0;

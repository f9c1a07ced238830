-- What tells who a restricted child is whose row could not be accepted, sealed: the child is looked for by it among the records of other
-- feeds, and nothing of it is ever published.
alter table ingest.restriction add column identity bytea;

-- The same bytes are one extract while they can be read or are in force. Once neither is so, a person may bring them again.
alter table ingest.extract drop constraint extract_feed_id_sha256_key;

create unique index extract_bytes on ingest.extract (feed_id, sha256) where sealed_key is not null or state = 'staged';
create index extract_sha256 on ingest.extract (feed_id, sha256);

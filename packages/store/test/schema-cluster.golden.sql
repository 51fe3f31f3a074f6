CREATE TABLE IF NOT EXISTS waymark_migrations ON CLUSTER `journeys`
(`id` String, `checksum` String, `breaking` Bool, `applied_at` DateTime64(3, 'UTC') DEFAULT now64(3))
ENGINE = ReplicatedMergeTree('/clickhouse/tables/all/{database}/waymark_migrations', '{shard}-{replica}')
ORDER BY id;

CREATE TABLE IF NOT EXISTS events_local ON CLUSTER `journeys`
(
  `workspace` UUID COMMENT 'the workspace',
  `identity` UInt64 COMMENT 'keyed hash of the strongest identifier',
  `stated_at` DateTime64(3, 'UTC') COMMENT 'the time the sender wrote; a retry does not change it',
  `message_id` String COMMENT 'the sender\'s id, or ours',
  `ordinal` UInt32 COMMENT 'place in the request or file; breaks ties of time',
  `happened_at` DateTime64(3, 'UTC') COMMENT 'corrected for the sender\'s clock; what answers use',
  `received_at` DateTime64(3, 'UTC') COMMENT 'when it reached us',
  `kind` LowCardinality(String) COMMENT 'track, page, screen, identify, group, alias',
  `name` LowCardinality(String) COMMENT 'the event\'s name',
  `channel` LowCardinality(String) COMMENT 'where it happened; empty when unknown',
  `value` Nullable(Decimal(18, 4)) COMMENT 'amount, in currency when it is money',
  `currency` LowCardinality(String) COMMENT 'ISO 4217, or empty',
  `url_path` String COMMENT 'path alone, without query',
  `campaign` LowCardinality(String) COMMENT 'the campaign\'s name, or empty',
  `properties` JSON COMMENT 'canonical form',
  `context` JSON COMMENT 'canonical form, without addresses',
  `source` LowCardinality(String) COMMENT 'which source sent it',
  `consent` Array(LowCardinality(String)) COMMENT 'purposes consented to when collected',
  `identifiers` Array(UInt64) COMMENT 'keyed hashes of all identifiers it came with',
  `batch` UInt64 COMMENT 'the batch it was stored with',
  `precedence` UInt64 MATERIALIZED bitNot(batch) COMMENT 'higher for earlier batches',
  INDEX by_batch batch TYPE minmax GRANULARITY 4
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/events_local', '{replica}', precedence)
PARTITION BY toYYYYMM(stated_at)
ORDER BY (workspace, identity, stated_at, message_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, merge_selector_base = 20;

CREATE TABLE IF NOT EXISTS events ON CLUSTER `journeys` AS events_local
ENGINE = Distributed(`journeys`, currentDatabase(), events_local, identity);

CREATE TABLE IF NOT EXISTS identity_person_local ON CLUSTER `journeys`
(
  `workspace` UUID COMMENT 'the workspace',
  `identity` UInt64 COMMENT 'keyed hash of an identifier',
  `person` UInt64 COMMENT 'the identity that founded the person',
  `version` UInt64 COMMENT 'grows with every change'
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/identity_person_local', '{replica}', version)
ORDER BY (workspace, identity)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, merge_selector_base = 20;

CREATE TABLE IF NOT EXISTS identity_person ON CLUSTER `journeys` AS identity_person_local
ENGINE = Distributed(`journeys`, currentDatabase(), identity_person_local, identity);

INSERT INTO waymark_migrations (id, checksum, breaking)
SELECT '0001-tables', '0da790b24a56b6f276fb3ffb2d553967f34693cc3716116950d6e09c4287a7aa', false WHERE '0001-tables' NOT IN (SELECT id FROM waymark_migrations);

-- At a hub: the venues that ship their logs to it.
CREATE TABLE pitmarshal.venue (
    name text PRIMARY KEY,
    key_hash bytea NOT NULL UNIQUE,     -- SHA-256 of its key, which is nowhere
    added timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- What a venue told last of a log that it ships.
CREATE TABLE pitmarshal.shipping (
    log bigint PRIMARY KEY,
    bytes bigint NOT NULL DEFAULT 0,    -- of all bodies and verdicts
    written bigint NOT NULL DEFAULT 0,  -- the last entry at the venue
    waiting_ms bigint NOT NULL DEFAULT 0,
    told timestamptz NOT NULL DEFAULT clock_timestamp(),
    fork text                           -- what the venue has otherwise than the hub; null: nothing
);

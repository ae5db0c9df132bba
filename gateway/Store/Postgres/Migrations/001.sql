-- Logs of any number of venues and races. What comes from outside is kept as the bytes it came in.

CREATE TABLE pitmarshal.log (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    venue text NOT NULL,
    race text NOT NULL,
    -- The head that was committed last: every append names it, and moves it.
    position bigint NOT NULL DEFAULT 0,
    hash bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
    events bigint NOT NULL DEFAULT 0,
    -- Who may append: a number that only grows, the holder who has it, and until when nobody else may take it.
    fence bigint NOT NULL DEFAULT 0,
    holder uuid,
    holder_name text,
    held_until timestamptz NOT NULL DEFAULT '-infinity',
    UNIQUE (venue, race)
) WITH (fillfactor = 50);

CREATE TABLE pitmarshal.entry (
    log bigint NOT NULL,
    position bigint NOT NULL,   -- 1, 2, 3 … without gaps
    kind smallint NOT NULL,     -- EntryKind
    event bigint,               -- events are counted by themselves too: 1, 2, 3 …
    stream bigint,              -- of an observation, with its number there
    n bigint,
    body bytea NOT NULL,        -- JSON, UTF-8
    hash bytea NOT NULL,        -- Chain
    fence bigint NOT NULL,      -- whoever appended it had this one
    PRIMARY KEY (log, position)
) PARTITION BY HASH (log);
CREATE UNIQUE INDEX entry_event ON pitmarshal.entry (log, event) WHERE event IS NOT NULL;
CREATE UNIQUE INDEX entry_observation ON pitmarshal.entry (log, stream, n) WHERE stream IS NOT NULL;

CREATE TABLE pitmarshal.verdict (
    log bigint NOT NULL,
    number bigint NOT NULL,
    position bigint NOT NULL,   -- the entry that brought it
    id bytea NOT NULL,
    json bytea,                 -- null: the verdict no longer stands
    PRIMARY KEY (log, number)
) PARTITION BY HASH (log);
CREATE INDEX verdict_position ON pitmarshal.verdict (log, position);
CREATE INDEX verdict_id ON pitmarshal.verdict (log, id);

DO $$
BEGIN
    FOR part IN 0..15 LOOP
        EXECUTE format('CREATE TABLE pitmarshal.entry_%s PARTITION OF pitmarshal.entry '
            'FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, part);
        EXECUTE format('CREATE TABLE pitmarshal.verdict_%s PARTITION OF pitmarshal.verdict '
            'FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, part);
    END LOOP;
END $$;

CREATE TABLE pitmarshal.stream (
    log bigint NOT NULL,
    id bigint NOT NULL,
    station bytea NOT NULL,
    boot bytea NOT NULL,
    PRIMARY KEY (log, id),
    UNIQUE (log, station, boot)
);

-- Texts of regulations that a log names by their SHA-256.
CREATE TABLE pitmarshal.regulations (
    log bigint NOT NULL,
    hash bytea NOT NULL,
    text bytea NOT NULL,
    PRIMARY KEY (log, hash)
);

-- Gateways that follow a log and take over when its holder is gone.
CREATE TABLE pitmarshal.standby (
    log bigint NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    position bigint NOT NULL,   -- how far it has followed
    seen timestamptz NOT NULL,
    PRIMARY KEY (log, id)
);

-- Moves the head of a log, or fails, and the whole transaction with it: PM001 when the head is another one, PM002 when
-- whoever appends is not the one who may.
CREATE FUNCTION pitmarshal.advance(
    log_id bigint, from_position bigint, from_hash bytea, with_fence bigint,
    to_position bigint, to_hash bytea, to_events bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    now_log pitmarshal.log;
BEGIN
    UPDATE pitmarshal.log SET position = to_position, hash = to_hash, events = to_events
    WHERE id = log_id AND position = from_position AND hash = from_hash AND fence = with_fence;
    IF NOT FOUND THEN
        SELECT * INTO now_log FROM pitmarshal.log WHERE id = log_id;
        IF now_log.fence IS DISTINCT FROM with_fence THEN
            RAISE EXCEPTION 'fence % is over: % has % now', with_fence,
                coalesce(now_log.holder_name, 'nobody'), coalesce(now_log.fence, 0) USING ERRCODE = 'PM002';
        END IF;
        RAISE EXCEPTION 'the log does not end with entry % any more, but with %', from_position, now_log.position
            USING ERRCODE = 'PM001';
    END IF;
END $$;

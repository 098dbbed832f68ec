/** The tables of people's rights: consents and other marks, requests, disclosures, and what must not come back. */

/**
 * Where an erased record came from: the audit entry of the run that made it. After an older backup was restored, numbers
 * are given anew, and a number alone would then mean somebody else.
 */
export const ERASED_ORIGIN_STEP = `ALTER TABLE erased ADD COLUMN origin TEXT NOT NULL DEFAULT '';`;

/** A step of the migrations; only ever added to by further steps. */
export const RIGHTS_STEP = `
  -- what a person said or had a right to, as events on the records that were theirs at the time; never changed
  CREATE TABLE rights_event (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run(id),
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    records TEXT NOT NULL,
    data TEXT NOT NULL
  );

  -- requests of people; holds nobody's name, so that it outlives their erasure
  CREATE TABLE request (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    manner TEXT NOT NULL,
    received TEXT NOT NULL,
    due TEXT NOT NULL,
    law TEXT NOT NULL,
    customer INTEGER,
    answered TEXT,
    answer TEXT,
    denial TEXT
  );

  -- every file that left the store: to whom, what for, and who was in it
  CREATE TABLE disclosure (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run(id),
    at TEXT NOT NULL,
    file TEXT NOT NULL,
    recipient TEXT NOT NULL,
    country TEXT NOT NULL,
    purpose TEXT NOT NULL,
    basis TEXT NOT NULL,
    fields TEXT NOT NULL,
    customers BLOB NOT NULL
  );

  -- keyed hashes of the phones, e-mails and numbers of people who were erased or objected
  CREATE TABLE suppression (
    hash BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('erased', 'objected')),
    at TEXT NOT NULL,
    run INTEGER NOT NULL,
    PRIMARY KEY (hash, kind)
  ) WITHOUT ROWID;
`;

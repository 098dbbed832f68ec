/** The tables of people's rights: consents and other marks, requests, disclosures, and what must not come back. */

/**
 * Where an erased record came from: the audit entry of the run that made it. After an older backup was restored, numbers
 * are given anew, and a number alone would then mean somebody else.
 */
export const ERASED_ORIGIN_STEP = `ALTER TABLE erased ADD COLUMN origin TEXT NOT NULL DEFAULT '';`;

/** The registers of incidents and of impact assessments, and by which mechanism a file crossed a border. */
export const REGISTERS_STEP = `
  ALTER TABLE disclosure ADD COLUMN mechanism TEXT NOT NULL DEFAULT '';
  ALTER TABLE disclosure ADD COLUMN encrypted INTEGER NOT NULL DEFAULT 0;

  -- assessments of the impact of processing; the document itself lies elsewhere
  CREATE TABLE assessment (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run(id),
    made TEXT NOT NULL,
    reasons TEXT NOT NULL,
    title TEXT NOT NULL,
    document TEXT NOT NULL,
    document_hash TEXT NOT NULL,
    author TEXT NOT NULL,
    review TEXT
  );

  -- incidents with personal data, and whom they concern by number
  CREATE TABLE incident (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run(id),
    kind TEXT NOT NULL,
    found TEXT NOT NULL,
    disclosure INTEGER,
    encrypted INTEGER NOT NULL,
    description TEXT NOT NULL,
    customers BLOB NOT NULL,
    sensitive INTEGER NOT NULL,
    minors INTEGER NOT NULL,
    fields TEXT NOT NULL,
    authority TEXT,
    people TEXT,
    exempt TEXT,
    measures TEXT NOT NULL,
    closed TEXT
  );
`;

/** Which runs entered and answered a request, so that they can be taken back; nothing is known of those before. */
export const REQUEST_RUNS_STEP = `
  ALTER TABLE request ADD COLUMN run INTEGER REFERENCES run(id);
  ALTER TABLE request ADD COLUMN closed_by INTEGER REFERENCES run(id);
`;

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

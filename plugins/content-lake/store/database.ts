import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * The tables. `transactions` is the append-only log: revisions, listener events and history all derive from it.
 * `documents` is the state it has led to; `transaction_documents` finds a document's transactions.
 */
const schema = `
CREATE TABLE IF NOT EXISTS datasets (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  acl_mode TEXT NOT NULL,
  reference_checks INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS transactions (
  seq INTEGER PRIMARY KEY,
  dataset INTEGER NOT NULL,
  id TEXT NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  entries TEXT NOT NULL,
  UNIQUE (dataset, id)
) STRICT;
CREATE TABLE IF NOT EXISTS transaction_documents (
  dataset INTEGER NOT NULL,
  document_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (dataset, document_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (
  dataset INTEGER NOT NULL,
  id TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (dataset, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sessions (
  token_hash TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS people (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  password TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tokens (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  role TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS key_values (
  owner TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (owner, key)
) STRICT, WITHOUT ROWID;
`

/**
 * Opens the lake's one SQLite file below `dataDir` (or one in memory) and makes its tables. Every commit is flushed to
 * disk before it returns (`synchronous=FULL` over a write-ahead log), so what was acknowledged survives `kill -9`.
 */
export function openDatabase(dataDir: string): DatabaseSync {
  if (dataDir !== ':memory:') mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(dataDir === ':memory:' ? ':memory:' : join(dataDir, 'lake.sqlite'))
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -65536;',
  )
  database.exec(schema)
  return database
}

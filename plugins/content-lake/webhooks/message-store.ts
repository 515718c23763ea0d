import type { DatabaseSync } from 'node:sqlite'
import { randomId } from './hook-store.ts'

export type MessageStatus = 'queued' | 'sending' | 'success' | 'failure'

/** One call that a hook owes, or has made. Times are milliseconds of the machine's clock. */
export interface Message {
  readonly sequence: number
  readonly id: string
  readonly hookId: string
  readonly dataset: string
  readonly payload: string
  /** The `sanity-*` headers and `idempotency-key`: the same on every attempt. */
  readonly headers: Readonly<Record<string, string>>
  readonly status: MessageStatus
  readonly failureCount: number
  readonly resultCode: number | null
  readonly createdAt: number
  /** When it is to be sent, or sent again. */
  readonly dueAt: number
}

export type FailureReason = 'http' | 'network' | 'timeout' | 'other'

/** One try at a message. */
export interface Attempt {
  readonly id: string
  readonly hookId: string
  readonly messageId: string
  readonly createdAt: number
  readonly inProgress: boolean
  readonly duration: number | null
  readonly failureReason: FailureReason | null
  readonly resultCode: number | null
  readonly resultBody: string | null
}

/** How a try ended. */
export type AttemptEnd = Pick<Attempt, 'duration' | 'failureReason' | 'resultCode' | 'resultBody'>

/** What becomes of a message after a try. */
export interface MessageEnd {
  readonly status: MessageStatus
  readonly dueAt: number
}

/** A message as it is first owed. */
export type NewMessage = Omit<Message, 'sequence' | 'id' | 'status' | 'failureCount' | 'resultCode'>

/** Keeps what hooks owe and how their calls went. */
export interface MessageStore {
  /** Adds messages and does `besides`, all or nothing. */
  add(messages: readonly NewMessage[], besides: () => void): void
  /** Owes again what a hook was sending when its try could not be written down. */
  requeue(hookId: string): void
  /** The hook's next message to send, due or not yet. */
  next(hookId: string): Message | undefined
  /** Marks a try as begun and answers its id. */
  begin(message: Message, at: number): string
  end(message: Message, attemptId: string, attempt: AttemptEnd, then: MessageEnd): void
  /** Newest first, the last hundred. */
  messages(hookId: string): readonly Message[]
  /** Newest first, the last hundred. */
  attempts(hookId: string): readonly Attempt[]
  attempt(id: string): Attempt | undefined
  /** Forgets all of a hook. */
  forget(hookId: string): void
}

const schema = `
CREATE TABLE IF NOT EXISTS hook_messages (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  hook TEXT NOT NULL,
  dataset TEXT NOT NULL,
  payload TEXT NOT NULL,
  headers TEXT NOT NULL,
  status TEXT NOT NULL,
  failures INTEGER NOT NULL,
  code INTEGER,
  created_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS hook_messages_due ON hook_messages (hook, due_at, seq) WHERE status = 'queued';
CREATE INDEX IF NOT EXISTS hook_messages_of ON hook_messages (hook, seq);
CREATE TABLE IF NOT EXISTS hook_attempts (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  hook TEXT NOT NULL,
  message TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  in_progress INTEGER NOT NULL,
  duration INTEGER,
  reason TEXT,
  code INTEGER,
  body TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS hook_attempts_of ON hook_attempts (hook, seq);
`

/** Finished messages that are kept for a hook's log. */
const kept = 1000

/** Opens the messages of a lake's database. What was being sent when the lake last ended is owed again. */
export function createMessageStore(database: DatabaseSync): MessageStore {
  database.exec(schema)
  database.exec(`
    UPDATE hook_messages SET status = 'queued' WHERE status = 'sending';
    UPDATE hook_attempts SET in_progress = 0, reason = 'network' WHERE in_progress = 1;
  `)
  const insert = database.prepare(
    `INSERT INTO hook_messages (id, hook, dataset, payload, headers, status, failures, created_at, due_at)
     VALUES (?, ?, ?, ?, ?, 'queued', 0, ?, ?)`,
  )
  const next = database.prepare(
    `SELECT * FROM hook_messages WHERE hook = ? AND status = 'queued' ORDER BY due_at, seq LIMIT 1`,
  )
  const requeue = database.prepare(`UPDATE hook_messages SET status = 'queued' WHERE hook = ? AND status = 'sending'`)
  const sending = database.prepare(`UPDATE hook_messages SET status = 'sending' WHERE id = ?`)
  const begin = database.prepare(
    'INSERT INTO hook_attempts (id, hook, message, created_at, in_progress) VALUES (?, ?, ?, ?, 1)',
  )
  const endAttempt = database.prepare(
    'UPDATE hook_attempts SET in_progress = 0, duration = ?, reason = ?, code = ?, body = ? WHERE id = ?',
  )
  const endMessage = database.prepare(
    'UPDATE hook_messages SET status = ?, failures = failures + ?, code = ?, due_at = ? WHERE id = ?',
  )
  const trim = [
    database.prepare(
      `DELETE FROM hook_attempts WHERE hook = ?1 AND message IN
       (SELECT id FROM hook_messages WHERE hook = ?1 AND seq <= ?2 AND status IN ('success', 'failure'))`,
    ),
    database.prepare(`DELETE FROM hook_messages WHERE hook = ?1 AND seq <= ?2 AND status IN ('success', 'failure')`),
  ]
  const listed = database.prepare('SELECT * FROM hook_messages WHERE hook = ? ORDER BY seq DESC LIMIT 100')
  const tried = database.prepare('SELECT * FROM hook_attempts WHERE hook = ? ORDER BY seq DESC LIMIT 100')
  const one = database.prepare('SELECT * FROM hook_attempts WHERE id = ?')
  const forget = ['hook_attempts', 'hook_messages'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE hook = ?`),
  )
  const together = (work: () => void): void => {
    database.exec('BEGIN IMMEDIATE')
    try {
      work()
      database.exec('COMMIT')
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  }
  return {
    add: (messages, besides) =>
      together(() => {
        for (const { hookId, dataset, payload, headers, createdAt, dueAt } of messages)
          insert.run(randomId(), hookId, dataset, payload, JSON.stringify(headers), createdAt, dueAt)
        besides()
      }),
    requeue: (hookId) => void requeue.run(hookId),
    next: (hookId) => messageOf(next.get(hookId)),
    begin(message, at) {
      const id = randomId()
      together(() => {
        sending.run(message.id)
        begin.run(id, message.hookId, message.id, at)
      })
      return id
    },
    end: (message, attemptId, { duration, failureReason, resultCode, resultBody }, { status, dueAt }) =>
      together(() => {
        endAttempt.run(duration, failureReason, resultCode, resultBody, attemptId)
        endMessage.run(status, failureReason === null ? 0 : 1, resultCode, dueAt, message.id)
        if (message.sequence % 100 === 0) for (const each of trim) each.run(message.hookId, message.sequence - kept)
      }),
    messages: (hookId) => listed.all(hookId).flatMap((row) => messageOf(row) ?? []),
    attempts: (hookId) => tried.all(hookId).flatMap((row) => attemptOf(row) ?? []),
    attempt: (id) => attemptOf(one.get(id)),
    forget: (hookId) => together(() => forget.forEach((each) => each.run(hookId))),
  }
}

type Row = Readonly<Record<string, unknown>> | undefined

const numberOr = (value: unknown): number | null => (value === null ? null : Number(value))
const textOr = (value: unknown): string | null => (value === null ? null : String(value))

function messageOf(row: Row): Message | undefined {
  return (
    row && {
      sequence: Number(row['seq']),
      id: String(row['id']),
      hookId: String(row['hook']),
      dataset: String(row['dataset']),
      payload: String(row['payload']),
      headers: JSON.parse(String(row['headers'])) as Record<string, string>,
      status: String(row['status']) as MessageStatus,
      failureCount: Number(row['failures']),
      resultCode: numberOr(row['code']),
      createdAt: Number(row['created_at']),
      dueAt: Number(row['due_at']),
    }
  )
}

function attemptOf(row: Row): Attempt | undefined {
  return (
    row && {
      id: String(row['id']),
      hookId: String(row['hook']),
      messageId: String(row['message']),
      createdAt: Number(row['created_at']),
      inProgress: row['in_progress'] === 1,
      duration: numberOr(row['duration']),
      failureReason: textOr(row['reason']) as FailureReason | null,
      resultCode: numberOr(row['code']),
      resultBody: textOr(row['body']),
    }
  )
}

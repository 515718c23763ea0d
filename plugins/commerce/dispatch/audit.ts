import { dotted, type New, type Write } from '@souk/kernel'
import { targetOf } from '../store/apply-write.ts'
import type { AuditEntry } from '../documents.ts'
import type { Call, PreparedCommand } from './command.ts'

/** Documents that an entry names. */
const mostNamed = 10
/** What follows from a command or is a key to something: not what it was about. */
const beside = /^(message|effect|event|rollup|idempotencyKey|credential|session|verification|emailClaim|phoneClaim)\./

/**
 * The entry that a command leaves in the book of who did what, written in its own transaction: of every command that
 * staff ran and that changed something, and of those that say `always`. Commands that are marked `on_order` stand in the
 * timeline of their order, which is read beside this book: an entry each would break the limit of documents per order.
 */
export function auditWrites(
  { name, audit, named }: PreparedCommand,
  { actor, commandId, now }: Call,
  changed: readonly Write[],
): readonly Write[] {
  const byStaff = audit === undefined && actor.kind === 'staff' && changed.length > 0
  if (audit !== 'always' && !byStaff) return []
  const written = changed.map(targetOf).filter((id) => !beside.test(id))
  const documents = [...new Set([...named, ...written])].slice(0, mostNamed)
  const entry: New<AuditEntry> = {
    _id: dotted('auditEntry', commandId),
    _type: 'auditEntry',
    at: now,
    actor,
    command: name,
    documents,
  }
  // A repeat that decides once more leaves the first entry as it is
  return [{ createIfNotExists: entry }]
}

import { ok, type Write } from '@souk/kernel'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import type { Alarm } from './documents.ts'
import { alarmIdShape } from './raise-alarms.ts'

type Held = readonly (Alarm | undefined)[]

/** Writes down that the books were looked through, and closes what was not met any more. The server's own. */
export const endAuditRound = defineCommand<CommandInputs['endAuditRound'], Held, { closed: readonly string[] }>({
  name: 'endAuditRound',
  title: 'End of a look through the books',
  roles: [],
  lane: 'direct',
  input: z.strictObject({
    startedAt: z.iso.datetime(),
    looked: z.int().min(0),
    found: z.int().min(0),
    gone: z.array(alarmIdShape).max(200),
  }),
  load: (reader, { gone }) => reader.getAll<Alarm>(gone),
  applied: () => undefined,
  decide(held, { startedAt, looked, found }, { now }) {
    // Met again since it was asked for: it stays
    const over = held.filter((alarm) => alarm?.state === 'open' && alarm.lastAt < startedAt)
    const closing = over.flatMap((alarm): readonly Write[] =>
      alarm ? [{ patch: { id: alarm._id, ifRevisionID: alarm._rev, set: { state: 'closed', closedAt: now } } }] : [],
    )
    const round = { _id: 'auditRound.latest', _type: 'auditRound', startedAt, endedAt: now, looked, found }
    return ok({
      writes: [{ createOrReplace: round }, ...closing],
      effects: [],
      value: { closed: over.flatMap((alarm) => (alarm ? [alarm._id] : [])) },
    })
  },
})

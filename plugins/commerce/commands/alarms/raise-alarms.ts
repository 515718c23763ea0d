import { type Instant, type New, ok, type Write } from '@souk/kernel'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { type Alarm, alarmKinds } from './documents.ts'
import type { Finding } from './inputs.ts'

type Held = readonly (Alarm | undefined)[]

export const alarmIdShape = z.string().regex(/^alarm\.[0-9a-f]{32}$/)
const most = 50
const words = z.string().min(1).max(1000)

const opened = ({ alarmId, ...found }: Finding, now: Instant): New<Alarm> => ({
  _id: alarmId,
  _type: 'alarm',
  ...found,
  firstAt: now,
  lastAt: now,
  state: 'open',
})

/** One that somebody closed begins anew when it is met again. */
function told(alarm: Alarm, { message, count }: Finding, now: Instant): Write {
  const isOpen = alarm.state === 'open'
  const again = isOpen ? { count: alarm.count + count } : { count, state: 'open', firstAt: now }
  return {
    patch: {
      id: alarm._id,
      ifRevisionID: alarm._rev,
      set: { message, lastAt: now, ...again },
      unset: ['closedAt', 'closedBy'],
    },
  }
}

/** Opens alarms, or tells that they still hold. The server's own. */
export const raiseAlarms = defineCommand<CommandInputs['raiseAlarms'], Held, { opened: readonly string[] }>({
  name: 'raiseAlarms',
  title: 'Raise alarms',
  roles: [],
  lane: 'direct',
  input: z.strictObject({
    findings: z
      .array(
        z.strictObject({
          alarmId: alarmIdShape,
          kind: z.enum(alarmKinds),
          invariant: z.string().min(1).max(30),
          subject: words,
          message: words,
          count: z.int().min(1),
        }),
      )
      .min(1)
      .max(most),
  }),
  load: (reader, { findings }) => reader.getAll<Alarm>(findings.map(({ alarmId }) => alarmId)),
  applied: () => undefined,
  decide(held, { findings }, { now }) {
    const writes = findings.map((finding, index): Write => {
      const alarm = held[index]
      return alarm ? told(alarm, finding, now) : { create: opened(finding, now) }
    })
    const fresh = findings.filter((_, index) => held[index]?.state !== 'open').map(({ alarmId }) => alarmId)
    return ok({ writes, effects: [], value: { opened: fresh } })
  },
})

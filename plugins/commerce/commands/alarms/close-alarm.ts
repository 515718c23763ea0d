import { ok } from '@souk/kernel'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import type { Alarm } from './documents.ts'
import { alarmIdShape } from './raise-alarms.ts'
import { no } from './refusals.ts'

/** Somebody has seen to it. It opens again when it is met again. Refuses `alarm_not_found`. */
export const closeAlarm = defineCommand<CommandInputs['closeAlarm'], Alarm | undefined, { alarmId: string }>({
  name: 'closeAlarm',
  title: 'Close an alarm',
  roles: ['administrator', 'manager'],
  lane: 'direct',
  input: z.strictObject({ alarmId: alarmIdShape }),
  load: (reader, { alarmId }) => reader.get<Alarm>(alarmId),
  applied: () => undefined,
  decide(alarm, { alarmId }, { actor, now }) {
    if (!alarm) return no('alarm_not_found')
    if (alarm.state === 'closed') return ok({ writes: [], effects: [], value: { alarmId } })
    const set = { state: 'closed', closedAt: now, closedBy: { id: actor.id, name: actor.name } }
    return ok({ writes: [{ patch: { id: alarmId, ifRevisionID: alarm._rev, set } }], effects: [], value: { alarmId } })
  },
})

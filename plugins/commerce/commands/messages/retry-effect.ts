import { ok } from '@souk/kernel'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import type { EffectDocument } from '../../documents.ts'
import { effectDone, effectIdShape, effectNotFound, effectRunning, messageRoles } from './ids.ts'

type Input = CommandInputs['retryEffect']

/**
 * Staff have mended what stood in the way: the effect is due now, with all its tries before it. Refusals:
 * `effect_not_found`, `effect_done`, `effect_running` while a process holds it.
 */
export const retryEffect = defineCommand<Input, EffectDocument | undefined, { effectId: string }>({
  name: 'retryEffect',
  title: 'Try again',
  roles: messageRoles,
  lane: 'direct',
  input: z.strictObject({ effectId: effectIdShape }),
  load: (reader, { effectId }) => reader.get<EffectDocument>(effectId),
  applied: () => undefined,
  decide(effect, { effectId }, { now }) {
    if (!effect) return effectNotFound()
    if (effect.state === 'done') return effectDone()
    if ((effect.leaseUntil ?? '') > now) return effectRunning()
    const set = { state: 'pending', attempts: 0, nextAt: now }
    const patch = { id: effectId, ifRevisionID: effect._rev, set }
    return ok({ writes: [{ patch }], effects: [], value: { effectId } })
  },
})

import { ok } from '@souk/kernel'
import { recordWish as decideWish, type Suppression, suppressionId } from '@souk/messages'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'

type Input = CommandInputs['recordWish']

/** Somebody wrote STOP, or START again. */
export const recordWish = defineCommand<Input, Suppression | undefined, { readonly state: Suppression['state'] }>({
  name: 'recordWish',
  title: 'Stop or resume messages',
  roles: [],
  lane: 'direct',
  input: z.strictObject({
    contactHash: z.string().regex(/^[\da-f]{40}$/),
    wish: z.enum(['stop', 'resume']),
    reason: z.string().max(200),
  }),
  load: (reader, { contactHash }) => reader.get<Suppression>(suppressionId(contactHash)),
  applied: () => undefined,
  decide: (before, input, { now }) => ok(decideWish(before, input, now)),
})

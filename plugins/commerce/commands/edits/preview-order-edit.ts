import { ok } from '@souk/kernel'
import type { OrderEditPreview } from '@souk/orders'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { orderIdShape, orderNotFound } from '../work.ts'
import { decideEdit } from './decide-edit.ts'
import { type EditFacts, lookAtEdit } from './edit-facts.ts'
import { previewOf } from './edit-preview.ts'
import { editedLinesShape } from './inputs.ts'

type Input = CommandInputs['previewOrderEdit']

/** What an edit would come to, by the very decision that `editOrder` writes. Writes nothing; refuses what that refuses. */
export const previewOrderEdit = defineCommand<Input, EditFacts | undefined, OrderEditPreview>({
  name: 'previewOrderEdit',
  title: 'Preview a change of an order',
  roles: ['administrator', 'manager', 'support'],
  lane: 'direct',
  input: z.strictObject({ orderId: orderIdShape, lines: editedLinesShape }),
  load: lookAtEdit,
  applied: () => undefined,
  decide(facts, { lines }, call) {
    if (!facts) return orderNotFound()
    const decided = decideEdit(facts, lines, call)
    return decided.ok ? ok({ writes: [], effects: [], value: previewOf(facts.order, decided.value) }) : decided
  },
})

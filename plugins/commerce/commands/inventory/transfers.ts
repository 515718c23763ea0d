import {
  cancelTransfer as decideCancel,
  lossReasons,
  loseTransfer,
  openTransfer as decideOpen,
  receiveTransfer as decideReceive,
  reviseTransfer as decideRevise,
  sendTransfer as decideSend,
  type StockTransfer,
} from '@souk/inventory'
import { dotted, ok } from '@souk/kernel'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import {
  broughtShape,
  linesOf,
  noteShape,
  paperShape,
  placeShape,
  revisionShape,
  saidShape,
  transferIdShape,
} from './inputs.ts'
import { linesWithVariants, loadNamed, type Named, onPaper, travelRoles, withVariants } from './travel-work.ts'

interface Value {
  readonly transferId: string
  readonly state: StockTransfer['state']
}
const value = ({ _id: transferId, state }: Pick<StockTransfer, '_id' | 'state'>): Value => ({ transferId, state })

const said = z.strictObject(saidShape)
const ofTransfer = {
  idOf: ({ transferId }: { readonly transferId: string }) => transferId,
  missing: 'transfer_not_found',
  value,
} as const
const someLines = { transferId: transferIdShape, lines: linesOf(said).exactOptional(), note: noteShape }

/** Plans to bring units from one place to another; nothing moves. */
export const openTransfer = defineCommand<
  CommandInputs['openTransfer'],
  Named & { readonly made: StockTransfer | undefined },
  Value
>({
  name: 'openTransfer',
  title: 'Plan a transfer',
  roles: travelRoles,
  lane: 'direct',
  input: z.strictObject({
    from: placeShape,
    to: placeShape,
    lines: linesOf(said),
    reference: z.string().trim().max(200).exactOptional(),
    ...paperShape,
  }),
  async load(reader, { from, to, lines }, { commandId }) {
    const [named, made] = await Promise.all([
      loadNamed(reader, [from, to], lines),
      reader.get<StockTransfer>(dotted('stockTransfer', commandId)),
    ])
    return { ...named, made }
  },
  applied: ({ made }) => made && ok(value(made)),
  decide(named, input, call) {
    const lines = linesWithVariants(named, input.lines)
    if (!lines.ok) return lines
    const { commandId, actor, now } = call
    const opened = decideOpen({ ...input, commandId, actor, lines: lines.value }, now)
    if (!opened.ok) return opened
    return ok({ writes: [{ create: opened.value }], effects: [], value: value(opened.value) })
  },
})

/** Other lines for a transfer that has not been sent. */
export const reviseTransfer = onPaper<'reviseTransfer', StockTransfer, Value>({
  ...ofTransfer,
  name: 'reviseTransfer',
  title: 'Change the lines',
  namedIn: ({ lines }) => lines,
  input: z.strictObject({
    transferId: transferIdShape,
    expectedRevision: revisionShape,
    lines: linesOf(said),
    note: noteShape,
  }),
  step({ paper, variants }, input, { commandId, actor, now }) {
    const lines = withVariants(variants, input.lines)
    return lines.ok ? decideRevise(paper, { ...input, commandId, actor, lines: lines.value }, now) : lines
  },
})

/** The units leave the first place and are awaited at the other. */
export const sendTransfer = onPaper<'sendTransfer', StockTransfer, Value>({
  ...ofTransfer,
  name: 'sendTransfer',
  title: 'Send',
  input: z.strictObject(someLines),
  step: ({ paper, levels }, input, { commandId, actor, now }) =>
    decideSend(paper, levels, { ...input, commandId, actor }, now),
})

/** Some of the units, or all that are left, have arrived; what is damaged is set aside. */
export const receiveTransfer = onPaper<'receiveTransfer', StockTransfer, Value>({
  ...ofTransfer,
  name: 'receiveTransfer',
  title: 'Receive',
  input: z.strictObject({ ...someLines, lines: linesOf(z.strictObject(broughtShape)).exactOptional() }),
  step: ({ paper }, input, { commandId, actor, now }) => decideReceive(paper, { ...input, commandId, actor }, now),
})

/** Some of the units, or all that are left, will not arrive. */
export const writeOffTransfer = onPaper<'writeOffTransfer', StockTransfer, Value>({
  ...ofTransfer,
  name: 'writeOffTransfer',
  title: 'Write off the rest',
  input: z.strictObject({ ...someLines, reason: z.enum(lossReasons) }),
  step: ({ paper }, input, { commandId, actor, now }) => loseTransfer(paper, { ...input, commandId, actor }, now),
})

/** Calls a transfer off before it is sent. */
export const cancelTransfer = onPaper<'cancelTransfer', StockTransfer, Value>({
  ...ofTransfer,
  name: 'cancelTransfer',
  title: 'Cancel transfer',
  input: z.strictObject({ transferId: transferIdShape, note: noteShape }),
  step: ({ paper }, input, { commandId, actor, now }) => decideCancel(paper, { ...input, commandId, actor }, now),
})

import { dotted, type Instant, type Issued, type New, nextState, ok, type Refusal, type Result } from '@souk/kernel'
import type { LossReason } from '../adjustment-reasons.ts'
import type { StockLevel, StockTransfer, StockTransferLine, StockTransferState } from '../documents.ts'
import { no } from '../refusals.ts'
import { stockMove } from '../stock-move.ts'
import { stockTransferLifecycle } from '../stock-transfer-states.ts'
import { noLonger, type Said, share, travelEvent, type TravelStep, twiceIn, unitsOf } from '../travel.ts'
import { sendOff, stockMoves } from './moves.ts'

/** A transfer to be planned. */
export interface TransferPlan extends Issued {
  readonly from: string
  readonly to: string
  readonly lines: readonly (Said & { readonly variant: string })[]
  readonly reference?: string
  readonly expectedOn?: string
  readonly note?: string
}
/** What is said of a transfer's units; all that are left when `lines` is left out. */
interface TransferCommand extends Issued {
  readonly lines?: readonly Said[]
  readonly note?: string
}
type Step = Result<TravelStep<StockTransfer>, Refusal>

/** Units of a line that are on their way. */
export const onTheWay = ({ sent, received, lost }: Omit<StockTransferLine, keyof Said>): number =>
  sent - received - lost

/** Plans a transfer; nothing moves. Refusals: `same_place`, `line_twice`. Called by commerce's `openTransfer`. */
export function openTransfer(command: TransferPlan, now: Instant): Result<New<StockTransfer>, Refusal> {
  const { commandId, from, to, lines, reference, expectedOn, note } = command
  if (from === to) return no('same_place')
  const twice = twiceIn(lines)
  if (twice !== undefined) return no('line_twice', { sku: twice })
  return ok({
    _id: dotted('stockTransfer', commandId),
    _type: 'stockTransfer',
    state: 'draft',
    from,
    to,
    lines: lines.map((line, index) => ({ _key: `l${index + 1}`, ...line, sent: 0, received: 0, lost: 0 })),
    ...(reference ? { reference } : {}),
    ...(expectedOn ? { expectedOn } : {}),
    ...(note ? { note } : {}),
    events: [travelEvent('opened', command, now)],
    openedAt: now,
  })
}

/**
 * available -> in transit at the first place, awaited at the other. `levels` holds those of the first place. Refusals:
 * `transfer_state`, `line_twice`, `line_unknown`, `nothing_to_move`, `over_send`, `out_of_stock`.
 */
export function sendTransfer(
  transfer: StockTransfer,
  levels: readonly StockLevel[],
  command: TransferCommand,
  now: Instant,
): Step {
  const state = next(transfer, 'send')
  if (!state) return wrongState(transfer, 'sent')
  const given = share(transfer.lines, command.lines, ({ quantity }) => quantity, 'over_send')
  if (!given.ok) return given
  const units = unitsOf(transfer.lines, given.value, transfer.from)
  const move = sendOff(levels, units, { ...command, cause: causeOf(transfer) }, now)
  if (!move.ok) return move
  const lines = transfer.lines.map((line) => ({ ...line, sent: given.value.get(line.sku) ?? 0 }))
  const awaited = unitsOf(transfer.lines, given.value, transfer.to)
  return ok({ after: told(transfer, { state, lines }, 'sent', command, now), move: move.value, awaited })
}

/**
 * in transit -> available at the place that awaited them. Refusals: `transfer_state`, `line_twice`, `line_unknown`,
 * `nothing_to_move`, `over_receipt`.
 */
export const receiveTransfer = (transfer: StockTransfer, command: TransferCommand, now: Instant): Step =>
  settle(transfer, { ...command, as: 'received', to: 'available', reason: 'arrive' }, now)

/** in transit -> written off: they will not arrive. Refusals: those of receiving. */
export const loseTransfer = (
  transfer: StockTransfer,
  command: TransferCommand & { readonly reason: LossReason },
  now: Instant,
): Step => settle(transfer, { ...command, as: 'lost', to: 'write_off' }, now)

interface Settling extends TransferCommand {
  readonly as: 'received' | 'lost'
  readonly to: 'available' | 'write_off'
  readonly reason: LossReason | 'arrive'
}

function settle(transfer: StockTransfer, command: Settling, now: Instant): Step {
  const { as, to } = command
  if (!next(transfer, 'receive')) return wrongState(transfer, as === 'lost' ? 'written off' : 'received')
  const given = share(transfer.lines, command.lines, onTheWay, 'over_receipt')
  if (!given.ok) return given
  const lines = transfer.lines.map((line) => ({ ...line, [as]: line[as] + (given.value.get(line.sku) ?? 0) }))
  const state = next(transfer, lines.every((line) => onTheWay(line) === 0) ? 'receive' : 'receive_part')
  if (!state) return wrongState(transfer, 'received')
  const units = unitsOf(transfer.lines, given.value, transfer.to)
  const { from } = stockMoves.arrive
  const move = stockMove(
    units.map((unit) => ({ ...unit, from, to })),
    { ...command, cause: causeOf(transfer) },
    now,
    { make: true },
  )
  const type = as === 'lost' ? 'lost' : 'arrived'
  return ok({ after: told(transfer, { state, lines }, type, command, now), move, awaited: noLonger(units) })
}

/** Calls off what has not been sent. Refuses `transfer_state`. */
export function cancelTransfer(transfer: StockTransfer, command: Omit<TransferCommand, 'lines'>, now: Instant): Step {
  const state = next(transfer, 'cancel')
  if (!state) return wrongState(transfer, 'canceled')
  return ok({ after: told(transfer, { state }, 'canceled', command, now), awaited: [] })
}

const next = ({ state }: StockTransfer, verb: 'send' | 'receive' | 'receive_part' | 'cancel') =>
  nextState(stockTransferLifecycle, state, verb) as StockTransferState | undefined

const wrongState = ({ state }: StockTransfer, done: string) =>
  no('transfer_state', { state: stockTransferLifecycle[state].title.toLowerCase(), done })

const causeOf = ({ _id, reference }: StockTransfer) => ({
  kind: 'transfer',
  transfer: _id,
  ...(reference === undefined ? {} : { reference }),
})

const told = (
  transfer: StockTransfer,
  change: Partial<Pick<StockTransfer, 'state' | 'lines'>>,
  type: 'sent' | 'arrived' | 'lost' | 'canceled',
  command: TransferCommand,
  now: Instant,
): StockTransfer => ({ ...transfer, ...change, events: [...transfer.events, travelEvent(type, command, now)] })

import { dotted, type Instant, type Issued, type New, nextState, ok, type Refusal, type Result } from '@souk/kernel'
import type { LossReason } from '../adjustment-reasons.ts'
import type { StockLevel, StockTransfer, StockTransferLine, StockTransferState } from '../documents.ts'
import { no } from '../refusals.ts'
import { stockMove, type Transfer } from '../stock-move.ts'
import { stockTransferLifecycle } from '../stock-transfer-states.ts'
import {
  arrivalOf,
  arriving,
  type Brought,
  noLonger,
  type Said,
  share,
  travelEvent,
  type TravelStep,
  twiceIn,
  unitsOf,
  unseenOrTwice,
} from '../travel.ts'
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
/** Other lines for a draft. `expectedRevision`: the one that the person saw. */
export interface TransferRevision extends Issued {
  readonly expectedRevision: string
  readonly lines: TransferPlan['lines']
  readonly note?: string
}
/** What is said of a transfer's units; all that are left when `lines` is left out. */
interface TransferCommand extends Issued {
  readonly lines?: readonly Said[]
  readonly note?: string
}
type Step = Result<TravelStep<StockTransfer>, Refusal>

/** Units of a line that are on their way. */
export const onTheWay = ({ sent, received, lost }: Pick<StockTransferLine, 'sent' | 'received' | 'lost'>): number =>
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
    lines: plannedLines(lines),
    ...(reference ? { reference } : {}),
    ...(expectedOn ? { expectedOn } : {}),
    ...(note ? { note } : {}),
    events: [travelEvent('opened', command, now)],
    openedAt: now,
  })
}

const plannedLines = (lines: TransferPlan['lines']): readonly StockTransferLine[] =>
  lines.map(({ sku, variant, quantity }, index) => ({
    _key: `l${index + 1}`,
    sku,
    variant,
    quantity,
    sent: 0,
    received: 0,
    damaged: 0,
    lost: 0,
  }))

/** Other lines for what has not been sent. Refusals: `transfer_state`, `paper_moved`, `line_twice`. */
export function reviseTransfer(transfer: StockTransfer, command: TransferRevision, now: Instant): Step {
  const state = next(transfer, 'revise')
  if (!state) return wrongState(transfer, 'changed')
  const refused = unseenOrTwice(transfer, command)
  if (refused) return refused
  const lines = plannedLines(command.lines)
  return ok({ after: told(transfer, { state, lines }, 'revised', command, now), awaited: [] })
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
 * in transit -> available or quality control at the place that awaited them, what came damaged -> damaged. Refusals: `transfer_state`,
 * `line_twice`, `line_unknown`, `nothing_to_move`, `over_receipt`, `more_damaged_than_arrived`.
 */
export function receiveTransfer(
  transfer: StockTransfer,
  command: Omit<TransferCommand, 'lines'> & { readonly lines?: readonly Brought[] },
  now: Instant,
): Step {
  if (!next(transfer, 'receive')) return wrongState(transfer, 'received')
  const arrived = arrivalOf(transfer.lines, command.lines, onTheWay)
  if (!arrived.ok) return arrived
  const { all, damaged } = arrived.value
  const lines = transfer.lines.map((line) => ({
    ...line,
    received: line.received + (all.get(line.sku) ?? 0),
    damaged: (line.damaged ?? 0) + (damaged.get(line.sku) ?? 0),
  }))
  const moved = arriving(transfer.lines, arrived.value, transfer.to, stockMoves.arrive.from)
  return settled(transfer, { lines, moved, all, type: 'arrived' }, { ...command, reason: 'arrive' }, now)
}

/** in transit -> written off: they will not arrive. Refusals: those of receiving, save the damage. */
export function loseTransfer(
  transfer: StockTransfer,
  command: TransferCommand & { readonly reason: LossReason },
  now: Instant,
): Step {
  if (!next(transfer, 'receive')) return wrongState(transfer, 'written off')
  const given = share(transfer.lines, command.lines, onTheWay, 'over_receipt')
  if (!given.ok) return given
  const all = given.value
  const lines = transfer.lines.map((line) => ({ ...line, lost: line.lost + (all.get(line.sku) ?? 0) }))
  const moved = unitsOf(transfer.lines, all, transfer.to).map(
    (unit) => ({ ...unit, from: 'in_transit', to: 'write_off' }) as const,
  )
  return settled(transfer, { lines, moved, all, type: 'lost' }, command, now)
}

interface Settled {
  readonly lines: readonly StockTransferLine[]
  readonly moved: readonly Transfer[]
  readonly all: ReadonlyMap<string, number>
  readonly type: 'arrived' | 'lost'
}

/** Units that are on their way no more: the place awaits them no longer. */
function settled(
  transfer: StockTransfer,
  { lines, moved, all, type }: Settled,
  command: TransferCommand & { readonly reason: LossReason | 'arrive' },
  now: Instant,
): Step {
  const state = next(transfer, lines.every((line) => onTheWay(line) === 0) ? 'receive' : 'receive_part')
  if (!state) return wrongState(transfer, 'received')
  const move = stockMove(moved, { ...command, cause: causeOf(transfer) }, now, { make: true })
  const awaited = noLonger(unitsOf(transfer.lines, all, transfer.to))
  return ok({ after: told(transfer, { state, lines }, type, command, now), move, awaited })
}

/** Calls off what has not been sent. Refuses `transfer_state`. */
export function cancelTransfer(transfer: StockTransfer, command: Omit<TransferCommand, 'lines'>, now: Instant): Step {
  const state = next(transfer, 'cancel')
  if (!state) return wrongState(transfer, 'canceled')
  return ok({ after: told(transfer, { state }, 'canceled', command, now), awaited: [] })
}

const next = ({ state }: StockTransfer, verb: 'revise' | 'send' | 'receive' | 'receive_part' | 'cancel') =>
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
  type: 'revised' | 'sent' | 'arrived' | 'lost' | 'canceled',
  command: TransferCommand,
  now: Instant,
): StockTransfer => ({ ...transfer, ...change, events: [...transfer.events, travelEvent(type, command, now)] })

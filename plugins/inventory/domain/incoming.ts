import type { PurchaseOrder, StockMovement, StockTransfer } from './documents.ts'

type Way = Pick<StockMovement['entries'][number], 'sku' | 'from' | 'to' | 'quantity'>
/** A movement of a paper, with its entries of one SKU. */
export type PaperMovement = Pick<StockMovement, '_id' | 'at'> & {
  readonly cause: Pick<StockMovement['cause'], 'transfer' | 'purchaseOrder'>
  readonly entries: readonly Way[]
}
type Paper =
  | Pick<StockTransfer, '_id' | '_type' | 'reference' | 'events' | 'lines'>
  | Pick<PurchaseOrder, '_id' | '_type' | 'reference' | 'events' | 'lines'>

/** One thing that made a level await more, or less. */
export interface IncomingStep {
  readonly key: string
  readonly at: string
  readonly what: 'sent' | 'ordered' | 'arrived' | 'not coming'
  /** Id of the transfer or purchase order. */
  readonly paper: string
  readonly reference?: string
  readonly effect: number
  /** What was awaited afterwards. */
  readonly balance: number
}
type Bare = Omit<IncomingStep, 'balance'>

/**
 * Why a level awaits what it does: every step of the papers that bring a SKU to a place, newest first, with the balance
 * that it left. `incoming` is beside the ledger, so the papers' own events and movements tell it. `papers` are all that
 * lead to the place, `movements` theirs. Read by console and Studio.
 */
export function incomingSteps(
  { sku, incoming }: { readonly sku: string; readonly incoming: number },
  papers: readonly Paper[],
  movements: readonly PaperMovement[],
): readonly IncomingStep[] {
  const steps = papers
    .flatMap((paper) =>
      stepsOf(
        paper,
        sku,
        movements.filter(({ cause }) => (cause.transfer ?? cause.purchaseOrder) === paper._id),
      ),
    )
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.key < b.key ? 1 : -1))
  let balance = incoming
  return steps.map((step) => {
    const told = { ...step, balance }
    balance -= step.effect
    return told
  })
}

function stepsOf(paper: Paper, sku: string, movements: readonly PaperMovement[]): readonly Bare[] {
  const { _id, _type, reference } = paper
  const named = { paper: _id, ...(reference ? { reference } : {}) }
  const moved = movements.flatMap(({ _id: id, at, entries }): readonly Bare[] => {
    const own = entries.filter((entry) => entry.sku === sku)
    const units = (is: (way: Way) => boolean) => own.filter(is).reduce((sum, { quantity }) => sum + quantity, 0)
    const step = (what: Bare['what'], effect: number) =>
      effect === 0 ? [] : [{ key: `${id} ${what}`, at, what, ...named, effect }]
    return [
      ...step(
        'sent',
        units(({ to }) => to === 'in_transit'),
      ),
      ...step('arrived', -units(({ from, to }) => isFromOutside(from) && to !== 'write_off')),
      ...step('not coming', -units(({ from, to }) => isFromOutside(from) && to === 'write_off')),
    ]
  })
  if (_type === 'stockTransfer') return moved
  const ordered = paper.lines.filter((line) => line.sku === sku).reduce((sum, { quantity }) => sum + quantity, 0)
  const arrived = -moved.reduce((sum, { effect }) => sum + effect, 0)
  return [...moved, ...asked(paper, ordered, ordered - arrived, named)]
}

const isFromOutside = (account: Way['from']): boolean => account === 'in_transit' || account === 'supplier'

/** What was asked of a supplier, and what is waited for no more; a draft that was called off was never awaited. */
function asked(
  { _id, events }: Pick<Paper, '_id' | 'events'>,
  ordered: number,
  left: number,
  named: Pick<Bare, 'paper' | 'reference'>,
): readonly Bare[] {
  const at = (...types: readonly string[]) => events.find(({ type }) => types.includes(type))?.at
  const [since, until] = [at('ordered'), at('closed_short', 'canceled')]
  if (since === undefined) return []
  return [
    { key: `${_id} ordered`, at: since, what: 'ordered', ...named, effect: ordered },
    ...(until === undefined || left === 0
      ? []
      : [{ key: `${_id} over`, at: until, what: 'not coming' as const, ...named, effect: -left }]),
  ]
}

/** What was awaited at an instant: what is awaited now, without what happened since. */
export const incomingAt = (incoming: number, steps: readonly IncomingStep[], instant: string): number =>
  steps.filter(({ at }) => at > instant).reduce((sum, { effect }) => sum - effect, incoming)

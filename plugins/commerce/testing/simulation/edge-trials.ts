import type { StoredDocument, Write } from '@souk/kernel'
import type { CommerceDependencies } from '../../contract.ts'
import { guardedEdge, isOverdrawn } from '../../dispatch/guarded-edge.ts'
import type { Plan } from './plan.ts'
import type { Sabotage } from './sabotage.ts'

/** A way to sell past the guarded edge, small enough that a story crosses it. */
export interface EdgeTrial {
  tuning(processes: number): NonNullable<CommerceDependencies['tuning']>
  /** How many times as much lies on the shelves. */
  readonly times: number
}

export const edgeTrials = {
  /** As it is meant: orders go one by one, so that the formula's edge lies within the stock. */
  formula: {
    tuning: (processes) => ({ maxBatch: 1, edge: guardedEdge(processes, 1) }),
    times: 6,
  },
  /** The formula as a shop has it, with few units left: whoever has a place's last ones names their revision. */
  scarce: { tuning: (processes) => ({ edge: guardedEdge(processes, 100) }), times: 1 },
  /** No edge at all: everything is held without a revision, and the verdict has to find whatever is promised twice. */
  verdict: {
    tuning: () => ({ edge: { low: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY } }),
    times: 1,
  },
} as const satisfies Readonly<Record<string, EdgeTrial>>

/** The plan as the trial plays it. */
export const stocked = <Of extends Pick<Plan, 'stock'>>(plan: Of, trial: EdgeTrial | undefined): Of => {
  const [here, there] = plan.stock
  const times = trial?.times ?? 1
  return { ...plan, stock: [here * times, there * times] }
}

const reading =
  (see: (found: readonly (StoredDocument | undefined)[]) => readonly (StoredDocument | undefined)[]): Sabotage =>
  (store) => ({ ...store, get: async (ids) => see(await store.get(ids)) })
const isOrderWrite = (write: Write): boolean => 'create' in write && write.create._type === 'order'

/** Mistakes that only show past the edge. */
export const plantedEdgeBugs: Readonly<Record<string, Sabotage>> = {
  'nobody looks whether units are promised twice': reading((found) =>
    found.map((each) => (each && each._type === 'stockLevel' && isOverdrawn(each) ? { ...each, onHand: 1000 } : each)),
  ),
  'sold out is told of an order that is in': (store) => {
    const made = new Set<string>()
    return {
      ...store,
      commit(writes, of) {
        for (const write of writes.filter(isOrderWrite)) if ('create' in write) made.add(write.create._id)
        return store.commit(writes, of)
      },
      async get(ids) {
        const found = await store.get(ids)
        return found.some(isOverdrawn) || !ids.every((id) => made.has(id)) ? found : found.map(() => undefined)
      },
    }
  },
}

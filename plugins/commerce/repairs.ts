import {
  accountsIn,
  accountsOf,
  balances,
  type DriftFacts,
  pageOf,
  previewRepair,
  type Promised,
  type RepairPreview,
  type StockLevel,
} from '@souk/inventory'
import { type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import { readLevelBooks } from './auditor/slices.ts'
import type { CommandContext, CommandInputs, DocumentStore } from './contract.ts'
import type { Dispatcher } from './dispatch.ts'

interface RepairParts {
  readonly store: DocumentStore
  readonly dispatch: Dispatcher['dispatch']
  readonly clock: () => Instant
}

/** Sales go on while somebody repairs. */
const mostTries = 8

/** A level with its books, all of one moment: what was read of the level is its revision then. */
async function factsOf(store: DocumentStore, levelId: string): Promise<DriftFacts | undefined> {
  const [known] = await store.get([levelId])
  if (known?._type !== 'stockLevel') return undefined
  const books = await readLevelBooks(store, [levelId], [(known as StockLevel).sku])
  const level = books.levels.find(({ _id }) => _id === levelId)
  if (!level) return undefined
  const page = pageOf(level)
  const ledger = balances(books.movements).get(page)
  const held = (as: Promised['as']) =>
    books.promised
      .filter((each) => each.as === as && pageOf(each) === page)
      .reduce((sum, { quantity }) => sum + quantity, 0)
  const nothing = accountsOf({ onHand: 0, reserved: 0, committed: 0, unavailable: 0 })
  return {
    level,
    ledger: ledger ? accountsIn(ledger) : nothing,
    orders: { reserved: held('reserved'), committed: held('committed') },
  }
}

/** Reads the books of a level for whoever repairs it, and repairs it. */
export function createRepairs({ store, dispatch, clock }: RepairParts) {
  const notThere = (levelId: string): Result<never, Refusal> => ({
    ok: false,
    refusal: { code: 'level_not_found', message: `There is no level ${levelId}.` },
  })
  return {
    async preview({ levelId }: CommandInputs['previewRepair']): Promise<Result<RepairPreview, Refusal>> {
      const facts = await factsOf(store, levelId)
      return facts ? ok(previewRepair(facts, clock())) : notThere(levelId)
    },
    /** A level that was sold from meanwhile is read again; one whose gap is another is left as it is. */
    async repair(input: CommandInputs['repairStock'], { actor, commandId }: CommandContext) {
      for (let tries = 1; ; tries += 1) {
        const facts = await factsOf(store, input.levelId)
        if (!facts) return notThere(input.levelId)
        const { level, ledger, orders } = facts
        const settled = await dispatch(
          'settleDrift',
          { ...input, ledger, orders, expectedRevision: level._rev },
          { actor, ...(commandId === undefined ? {} : { commandId }) },
        )
        if (settled.ok || settled.refusal.code !== 'revision_moved' || tries === mostTries) return settled
      }
    },
  }
}

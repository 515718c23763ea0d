import {
  freedBy,
  gapOf,
  inventoryRefusals,
  refills,
  repair,
  type StockLevel,
  type StockMovement,
  available,
  wholeLevel,
} from '@souk/inventory'
import { dotted, ok, refuser, type Role, type Write } from '@souk/kernel'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, defineCommand, type Reader } from '../../dispatch/command.ts'
import { alarmIdOf } from '../alarms/alarm-id.ts'
import type { Alarm } from '../alarms/documents.ts'

/** Books are put right by whoever answers for them. */
const repairRoles = ['administrator'] as const satisfies readonly Role[]
const no = refuser(inventoryRefusals)

const levelIdShape = z.string().regex(/^stockLevel\.[\w-]{1,80}\.[\w-]{1,80}$/, 'That is no stock level.')
const trustShape = z.enum(['ledger', 'level'])
const wordsShape = z.string().trim().min(1).max(500)
const repairShape = { levelId: levelIdShape, trust: trustShape, seen: z.string().min(1).max(1000), note: wordsShape }
const units = z.int()
const accountsShape = z.strictObject({
  available: units,
  reserved: units,
  committed: units,
  damaged: units,
  quality_control: units,
  safety_stock: units,
  unavailable: units,
})

/** What the level, its movements and open orders say of each account, and what a repair would do. Its errand reads them. */
export const previewRepair = defineCommand<
  CommandInputs['previewRepair'],
  StockLevel | undefined,
  CommandInputs['previewRepair']
>({
  name: 'previewRepair',
  title: 'Preview the repair of a level',
  roles: repairRoles,
  lane: 'direct',
  input: z.strictObject({ levelId: levelIdShape }),
  load: async (reader, { levelId }) => (await reader.peek<StockLevel>([levelId]))[0],
  applied: () => undefined,
  decide: (level, input) => (level ? ok({ writes: [], effects: [], value: input }) : notKept(input)),
})

/**
 * Brings a level and its movements together. Movements are found by query, so the errand reads the books as of one moment
 * and hands them to `settleDrift`, which commits against the level's revision of that moment. Refusals:
 * `level_not_found`, `nothing_to_repair`, `drift_moved`, `order_unreadable`, `repair_goes_negative`; of a level that is
 * sold from all the while `revision_moved`, `busy`.
 */
export const repairStock = defineCommand<
  CommandInputs['repairStock'],
  StockLevel | undefined,
  CommandInputs['repairStock']
>({
  name: 'repairStock',
  title: 'Repair a level',
  roles: repairRoles,
  lane: 'direct',
  input: z.strictObject(repairShape),
  load: async (reader, { levelId }) => (await reader.peek<StockLevel>([levelId]))[0],
  applied: () => undefined,
  decide: (level, input) => (level ? ok({ writes: [], effects: [], value: input }) : notKept(input)),
})

interface Facts {
  readonly level: StockLevel | undefined
  readonly movement: StockMovement | undefined
  readonly alarms: readonly (Alarm | undefined)[]
}

async function load(reader: Reader, { levelId }: { readonly levelId: string }, { commandId }: Call): Promise<Facts> {
  const ids = ['I1', 'I2', 'I3'].map((invariant) => alarmIdOf('drift', invariant, levelId))
  const [level, movement, alarms] = await Promise.all([
    reader.get<StockLevel>(levelId),
    reader.get<StockMovement>(dotted('stockMovement', commandId)),
    reader.getAll<Alarm>(ids),
  ])
  return { level, movement, alarms }
}

/** The repair itself, of books that were read at `expectedRevision`, and the alarms that it ends. Only the server's own. */
export const settleDrift = defineCommand<CommandInputs['settleDrift'], Facts, { levelId: string; gap: string }>({
  name: 'settleDrift',
  title: 'Repair of a level',
  roles: [],
  lane: 'stock',
  input: z.strictObject({
    ...repairShape,
    expectedRevision: z.string().min(1).max(100),
    ledger: accountsShape,
    orders: z.strictObject({ reserved: units.min(0), committed: units.min(0) }),
    unreadable: z.array(z.string()),
  }),
  load,
  applied: ({ movement }, { levelId }) => (movement ? ok({ levelId, gap: movement.cause.reference ?? '' }) : undefined),
  decide(
    { level, alarms },
    { levelId, expectedRevision, ledger, orders, unreadable, ...said },
    { commandId, actor, now },
  ) {
    if (!level) return notKept({ levelId })
    const whole = wholeLevel(level)
    if (level._rev !== expectedRevision)
      return no('revision_moved', { onHand: whole.onHand, available: available(whole), revision: level._rev })
    const facts = { level, ledger, orders, unreadable }
    const repaired = repair(facts, { ...said, commandId, actor }, now)
    if (!repaired.ok) return repaired
    const refilled = refills(whole, freedBy(repaired.value, level))
      ? [{ patch: { id: level._id, unset: ['lowSince'] } }]
      : []
    const closed = { state: 'closed', closedAt: now, closedBy: { id: actor.id, name: actor.name } }
    const closing = alarms.flatMap((alarm): readonly Write[] =>
      alarm?.state === 'open' ? [{ patch: { id: alarm._id, ifRevisionID: alarm._rev, set: closed } }] : [],
    )
    const writes = [...repaired.value.writes, ...refilled, ...closing]
    return ok({ writes, effects: [], value: { levelId, gap: gapOf(facts) } })
  },
})

const notKept = ({ levelId }: { readonly levelId: string }) => {
  const [, sku = levelId, location = ''] = levelId.split('.')
  return no('level_not_found', { sku, location })
}

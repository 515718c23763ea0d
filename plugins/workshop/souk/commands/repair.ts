import { parseArgs } from 'node:util'
import { variantId } from '@souk/catalog'
import type { Commerce } from '@souk/commerce'
import {
  type Accounts,
  accountWords,
  type InsideAccount,
  levelId,
  type RepairPreview,
  type Trusted,
  trusted,
} from '@souk/inventory'
import type { Actor } from '@souk/kernel'
import { openConnection } from '../connection.ts'
import { type SoukCommand, UsageError } from '../io.ts'
import { lastingDrift } from '../lasting-drift.ts'
import { openCommerce } from '../open-commerce.ts'

const operator: Actor = { kind: 'staff', id: 'staff-operator', name: 'Operator' }

const isTrusted = (word: string): word is Trusted => Object.hasOwn(trusted, word)

/** `stockLevel.<variant>.<place>`, or a SKU and its place: `FLAT-WHITE@location-ferry`. */
function levelNamed(word: string): string {
  if (word.startsWith('stockLevel.')) return word
  const [sku, location] = word.split('@')
  if (!sku || !location) throw new UsageError('name a level as SKU@PLACE or by its id')
  return levelId(variantId(sku), location)
}

const inWords = (accounts: Accounts): string =>
  (Object.entries(accounts) as [InsideAccount, number][])
    .filter(([account, units]) => units !== 0 || account === 'available')
    .map(([account, units]) => `${accountWords[account]} ${units}`)
    .join(', ')

/** What the books say of one level, and what either repair would make of it. */
const lookedAt = ({ levelId: id, gap, level, ledger, orders, choices }: RepairPreview): readonly string[] => [
  `${id}: ${gap === '' ? 'all agrees' : gap}`,
  `  level says      ${inWords(level)}`,
  `  movements say   ${inWords(ledger)}`,
  `  open orders     reserved ${orders.reserved}, committed ${orders.committed}`,
  ...Object.entries(choices).map(
    ([trust, choice]) =>
      `  --trust ${trust.padEnd(8)}${'after' in choice ? inWords(choice.after) : `refused: ${choice.refusal}`}`,
  ),
]

async function lookAt(commerce: Commerce, id: string): Promise<RepairPreview> {
  const seen = await commerce.dispatch('previewRepair', { levelId: id }, { actor: operator })
  if (!seen.ok) throw new UsageError(seen.refusal.message)
  return seen.value as RepairPreview
}

/** Levels that `verify` tells of, each once. */
async function drifted(commerce: Commerce): Promise<readonly string[]> {
  const told = await lastingDrift(() => commerce.verify())
  return [...new Set(told.map(({ subject }) => subject).filter((id) => id.startsWith('stockLevel.')))].toSorted()
}

/**
 * Brings one level and its movements together, by a recorded command. Without a level it tells of all that need it; with
 * `--dry-run` it writes nothing. Exit code 1 where something is left to repair.
 */
export const repair: SoukCommand = {
  name: 'repair',
  usage: 'repair [SKU@PLACE | LEVEL] [--trust ledger|level --note "why"] [--dry-run]',
  summary: 'Puts a level right whose figures and movements do not agree; without a level, tells which need it.',
  async run(words, io) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        trust: { type: 'string' },
        note: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
      },
    })
    const [word] = positionals
    if (positionals.length > 1) throw new UsageError('name one level')
    const { trust, note, 'dry-run': dry } = values
    if (trust !== undefined && !isTrusted(trust)) throw new UsageError('trust the ledger or the level')
    const commerce = openCommerce(openConnection(io.env), io.say)
    const ids = word === undefined ? await drifted(commerce) : [levelNamed(word)]
    const looked: RepairPreview[] = []
    for (const id of ids) looked.push(await lookAt(commerce, id))
    // A preview reads a level and its movements as of one moment: where it finds no gap there was none
    const seen = looked.filter(({ gap }) => gap !== '' || word !== undefined)
    const [first] = seen
    if (dry || word === undefined || trust === undefined || !first) {
      const lines = seen.length === 0 ? ['no level needs a repair'] : seen.flatMap(lookedAt)
      io.result({ repaired: false, levels: seen }, lines)
      return seen.some(({ gap }) => gap !== '') ? 1 : 0
    }
    if (!note) throw new UsageError('say why with --note: it stands in the movement')
    const input = { levelId: first.levelId, trust, seen: first.gap || 'nothing', note }
    const done = await commerce.dispatch('repairStock', input, { actor: operator })
    io.result(
      done.ok ? { repaired: true, before: first } : { repaired: false, refusal: done.refusal },
      done.ok ? [`repaired ${first.levelId}: ${first.gap}`] : [done.refusal.message],
    )
    return done.ok ? 0 : 1
  },
}

import { variantId } from '@souk/catalog'
import { type StockLevel as Level, levelId } from '@souk/inventory'
import { z } from 'zod'
import { requireStaff } from '../../caller.ts'
import { Problem } from '../../problem.ts'
import { problemWords } from '../../problem-table.ts'
import { type Call, defineRoute } from '../../route.ts'
import { runCommand } from '../../run-command.ts'
import type { StaffMember } from '../../lake-identity.ts'
import { CountResult, NewCount } from '../../schemas/travel.ts'
import { toLevel } from '../list-inventory.ts'

type Line = z.output<typeof NewCount>['lines'][number]
type Counting = Pick<Call<unknown, unknown, z.output<typeof NewCount>>, 'services' | 'once' | 'body'>

/** Whoever asks is told no, or to come again with the same key: none of this is kept as the answer of a line. */
const ofTheWhole: readonly string[] = ['forbidden', 'busy']

/** One line, decided by itself: what another line comes to does not change it. */
async function countLine(call: Counting, member: StaffMember, line: Line, index: number) {
  const { sku, counted, expectedRevision } = line
  const { location, note } = call.body
  const once = call.once === undefined ? undefined : `${call.once}-${index}`
  try {
    await runCommand({ services: call.services, once }, member, 'adjustStock', {
      sku,
      location,
      counted,
      reason: 'count',
      ...(note === undefined ? {} : { note }),
      ...(expectedRevision === undefined ? {} : { expectedRevision }),
    })
  } catch (error) {
    if (!(error instanceof Problem) || ofTheWhole.includes(error.refusal.code)) throw error
    return { sku, level: null, problem: { code: error.refusal.code, detail: problemWords(error.refusal, 'staff') } }
  }
  const [level] = await call.services.commerce.store.get([levelId(variantId(sku), location)])
  return { sku, level: level?._type === 'stockLevel' ? toLevel(level as Level) : null, problem: null }
}

/**
 * `POST /inventory/counts`: what was counted at one place. Each line is guarded by itself, and says what became of it. While
 * the shop is busy the request is refused as a whole: sent again under its key it goes on, for lines that are in are found
 * by their movements. One that was as counted has none, and is compared anew.
 */
export const countStock = defineRoute({
  method: 'POST',
  path: '/inventory/counts',
  id: 'countStock',
  summary: 'Count many levels of one place',
  tag: 'Inventory',
  access: 'staff',
  roles: ['administrator', 'manager'],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: NewCount,
  status: 200,
  answer: CountResult,
  problems: ['busy'],
  async run(call) {
    const member = await requireStaff(call, ['administrator', 'manager'])
    const lines: Awaited<ReturnType<typeof countLine>>[] = []
    for (const [index, line] of call.body.lines.entries()) lines.push(await countLine(call, member, line, index))
    return { value: { location: call.body.location, lines } }
  },
})

import type { SiteSettings } from '@souk/catalog'
import { ranLow, type StockLevel } from '@souk/inventory'
import { ok, type Write } from '@souk/kernel'
import { queueMessage } from '@souk/messages'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, defineCommand } from '../../dispatch/command.ts'
import { effectFor } from '../mail-about.ts'

type Input = CommandInputs['noteLowStock']
interface Facts {
  readonly levels: readonly StockLevel[]
  readonly settings: SiteSettings | undefined
}
interface Value {
  readonly told: readonly string[]
}

/**
 * Looks at levels that may have run low. Of those that have, staff are told once, by one mail to the shop's own address;
 * the mark on a level keeps us quiet until it has been refilled.
 */
export const noteLowStock = defineCommand<Input, Facts, Value>({
  name: 'noteLowStock',
  title: 'Low stock',
  roles: [],
  lane: 'stock',
  input: z.strictObject({
    levelIds: z
      .array(z.string().regex(/^stockLevel\.[\w.-]+$/))
      .min(1)
      .max(50),
  }),
  async load(reader, { levelIds }) {
    const [levels, [settings]] = await Promise.all([
      reader.peek<StockLevel>(levelIds),
      reader.content<SiteSettings>(['siteSettings']),
    ])
    return { levels: levels.filter((level) => level !== undefined), settings }
  },
  applied: () => undefined,
  decide({ levels, settings }, _, call) {
    const low = settings ? levels.filter(ranLow) : []
    const marks = low.map(
      ({ _id: id, _rev }): Write => ({ patch: { id, ifRevisionID: _rev, set: { lowSince: call.now } } }),
    )
    const [first] = low
    const mail = settings && first && mailAbout(first, settings, call)
    return ok({
      writes: [...marks, ...(mail ? mail.writes : [])],
      effects: mail ? [effectFor(mail.value)] : [],
      value: { told: low.map(({ _id }) => _id) },
    })
  },
})

/** One mail about all that ran low at this moment: their marks carry its time. */
function mailAbout(first: StockLevel, { email, defaultLanguage }: SiteSettings, { commandId, now }: Call) {
  const to = { channel: 'email', to: email, subject: '', language: defaultLanguage, about: first._id } as const
  return queueMessage({ commandId, template: 'low-stock', ...to }, now)
}

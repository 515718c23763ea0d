import type { CommandName, DocumentStore } from '@souk/commerce'
import type { Actor, Instant, Localized, NewUlid } from '@souk/kernel'
import { plusMinutes } from '@souk/kernel'
import type { Order } from '@souk/orders'
import type { TicketCategory } from '@souk/support'
import { pastOf } from './demo-account.ts'
import { actors } from './stage.ts'
import { commerceOver } from './story-commerce.ts'

/** What somebody asked, and what came of it. Minutes are counted from when it was asked. */
export interface TicketStory {
  readonly minutesAgo: number
  readonly category: TicketCategory
  readonly subject: string
  readonly body: string
  /** About one of the latest orders, counted back from when it was asked; else a guest writes. */
  readonly order?: number
  readonly guest: { readonly name: string; readonly email: string }
  readonly language: string
  readonly heldBy?: 'noor' | 'maryam'
  readonly said?: readonly {
    readonly after: number
    readonly by: 'shopper' | 'noor' | 'maryam'
    readonly body: string
    readonly note?: true
    readonly solve?: true
  }[]
}

/** Words that staff use often. */
export interface CannedStory {
  readonly handle: string
  readonly title: string
  readonly category?: TicketCategory
  readonly body: Localized
}

export interface SupportStory {
  readonly tickets: readonly TicketStory[]
  readonly canned: readonly CannedStory[]
}

/** Runs a command that must not be refused. */
type Run = (name: CommandName, input: unknown, actor: Actor, at: Instant) => Promise<void>

const ordersBefore = '*[_type == "order" && placedAt < $at && contact.email != ""] | order(placedAt desc)[0...10]'

/** Tells the tickets of a shop by the real commands, at their own times. Those that would lie before any order are a guest's. */
export async function askSupport(
  lake: DocumentStore,
  { tickets, canned }: SupportStory,
  { secret, now, newUlid }: { readonly secret: string; readonly now: Instant; readonly newUlid: NewUlid },
): Promise<void> {
  const replies = canned.map(({ handle, ...words }, position) => ({
    createOrReplace: { _id: `cannedReply-${handle}`, _type: 'cannedReply', ...words, position },
  }))
  await lake.commit(replies, { transactionId: newUlid(), at: now })
  const commerce = commerceOver(pastOf(lake, now), secret, () => now, newUlid)
  const run: Run = async (name, input, actor, at) => {
    const done = await commerce.dispatch(name, input, { actor, commandId: newUlid(), now: at })
    if (!done.ok) throw new Error(`${name} of a ticket was refused: ${done.refusal.code}, ${done.refusal.message}`)
  }
  for (const story of tickets) await tell(lake, story, now, newUlid, run)
  await commerce.stop()
}

async function tell(lake: DocumentStore, story: TicketStory, now: Instant, newUlid: NewUlid, run: Run): Promise<void> {
  const asked = plusMinutes(now, -story.minutesAgo)
  const orders = story.order === undefined ? [] : await lake.query<readonly Order[]>(ordersBefore, { at: asked })
  const order = orders[story.order ?? 0]
  const contact = order ? { name: order.address.name, email: order.contact.email } : story.guest
  const ulid = newUlid()
  const ticketId = `ticket.${ulid}`
  const { subject, category, body, language } = story
  const about = order && { order: order._id, ...(order.customer !== undefined && { customer: order.customer }) }
  const opening = { ulid, subject, category, body, language, contact, attachments: [], ...about }
  await run('openTicket', opening, actors.shopper, asked)
  if (story.heldBy) {
    const { id, name } = actors[story.heldBy]
    await run('assignTicket', { ticketId, assignee: { id, name } }, actors[story.heldBy], plusMinutes(asked, 2))
  }
  for (const { after, by, body: words, note, solve } of story.said ?? []) {
    const at = plusMinutes(asked, after)
    if (by === 'shopper') await run('replyToTicket', { ticketId, body: words, attachments: [] }, actors.shopper, at)
    else {
      const input = { ticketId, kind: note ? 'internal' : 'public', body: words, ...(solve && { solve }) }
      await run('answerTicket', input, actors[by], at)
    }
  }
}

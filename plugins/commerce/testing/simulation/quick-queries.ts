import type { StoredDocument } from '@souk/kernel'
import type { DocumentStore } from '../../contract.ts'
import { overdueOffers } from '../../commands/substitutions/settle-overdue.ts'
import { publishedOfType } from '../../dispatch/content-cache.ts'
import { lastNumber } from '../../dispatch/order-numbers.ts'
import { dueEffects } from '../../effects/runner.ts'
import type { MemoryStore } from '../../store/memory-store.ts'
import { availableIn, isOverdrawn, isUnconfirmed } from '../../dispatch/guarded-edge.ts'
import { arrivedLevels } from '../../serve-waiting.ts'
import { overdrawnLevels, unconfirmedOrders } from '../../settle-overdrawn.ts'
import { finishedPapers, lapsedOrders, silentPayments } from '../../sweep.ts'

type Params = Readonly<Record<string, unknown>>
type Documents = readonly StoredDocument[]
type Answer = (documents: Documents, params: Params) => unknown

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
const by = (field: string) => (a: StoredDocument, b: StoredDocument) =>
  (text(a[field]) ?? '') < (text(b[field]) ?? '') ? -1 : 1
const upTo = (value: unknown, limit: unknown) => text(value) !== undefined && String(value) <= String(limit)
const before = (value: unknown, limit: unknown) => text(value) !== undefined && String(value) < String(limit)
const expiry = (order: StoredDocument) => (order['reservation'] as { expiresAt?: string } | undefined)?.expiresAt ?? ''

const overdueKeys = ({ substitutions }: StoredDocument, now: unknown): readonly string[] =>
  ((substitutions ?? []) as readonly { readonly _key: string; readonly state: string; readonly answerBy?: string }[])
    .filter(({ state, answerBy }) => state === 'asked' && upTo(answerBy, now))
    .map(({ _key }) => _key)

/**
 * The engine's own questions answered by hand, because a simulation asks them a hundred thousand times. A question that
 * is not in the table goes to the GROQ evaluator, and a test holds every row to what that one says.
 */
export const quickQueries: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  [
    publishedOfType,
    (documents, { type }) => documents.filter(({ _type, _id }) => _type === type && !_id.includes('.')).sort(by('_id')),
  ],
  [
    lastNumber,
    (documents) =>
      documents
        .filter(({ _type }) => _type === 'numberBlock')
        .map((block) => Number(block['last']))
        .sort((a, b) => b - a)[0] ?? null,
  ],
  [
    dueEffects,
    (documents, { now }) =>
      documents
        .filter((each) => each._type === 'effect' && each['state'] === 'pending' && upTo(each['nextAt'], now))
        .filter((each) => text(each['leaseUntil']) === undefined || upTo(each['leaseUntil'], now))
        .sort(by('nextAt'))
        .slice(0, 100)
        .map(({ _id }) => _id),
  ],
  [
    lapsedOrders,
    (documents, { now, most }) =>
      documents
        .filter((each) => each._type === 'order' && each['state'] === 'pending_payment' && expiry(each) !== '')
        .filter((each) => expiry(each) <= String(now))
        .sort((a, b) => (expiry(a) < expiry(b) ? -1 : 1))
        .slice(0, Number(most))
        .map(({ _id: order, payment }) => ({ order, payment })),
  ],
  [
    overdrawnLevels,
    (documents, params) =>
      documents
        .filter((each) => isOverdrawn(each) && each._type === 'stockLevel' && upTo(each._updatedAt, params['before']))
        .sort(by('_id'))
        .slice(0, Number(params['most']))
        .map(({ _id }) => _id),
  ],
  [
    arrivedLevels,
    (documents) =>
      documents
        .filter((each) => each._type === 'stockLevel' && Number(each['backordered'] ?? 0) > 0 && availableIn(each) > 0)
        .sort(by('_id'))
        .slice(0, 50)
        .map(({ variant, location }) => ({ variant, location })),
  ],
  [
    unconfirmedOrders,
    (documents, { most }) =>
      documents
        .filter((each) => each._type === 'order' && isUnconfirmed(each))
        .sort((a, b) => (a._createdAt === b._createdAt ? by('_id') : by('_createdAt'))(b, a))
        .slice(0, Number(most))
        .map(({ _id }) => _id),
  ],
  [
    overdueOffers,
    (documents, { now, most }) =>
      documents
        .filter((each) => each._type === 'fulfillment' && each['state'] === 'picking')
        .map((each) => ({ _id: each._id, order: each['order'], keys: overdueKeys(each, now) }))
        .filter(({ keys }) => keys.length > 0)
        .sort((a, b) => (a._id < b._id ? -1 : 1))
        .slice(0, Number(most))
        .map(({ order, keys }) => ({ order, keys })),
  ],
  [
    silentPayments,
    (documents, params) =>
      documents
        .filter((each) => each._type === 'payment' && ['created', 'pending'].includes(String(each['state'])))
        .filter((each) => each['provider'] !== 'cash' && each['session'] !== undefined)
        .filter(({ _updatedAt }) => upTo(_updatedAt, params['before']))
        .sort(by('_updatedAt'))
        .slice(0, Number(params['most'])),
  ],
  [
    finishedPapers,
    (documents, params) =>
      documents
        .filter(
          (each) =>
            (each._type === 'effect' && each['state'] === 'done' && before(each['doneAt'], params['before'])) ||
            (each._type === 'event' && before(each['receivedAt'], params['before'])),
        )
        .sort(by('_id'))
        .slice(0, Number(params['most']))
        .map(({ _id }) => _id),
  ],
])

/**
 * A memory store that answers the engine's own questions by hand. Roll-ups and mails are no part of a story: the one
 * finds nothing to fold, the other is never due.
 */
export function quickly(store: MemoryStore): MemoryStore {
  const query: DocumentStore['query'] = async <Row>(groq: string, params: Params = {}) => {
    const answer = quickQueries.get(groq)
    if (groq === dueEffects) return dueNow([...store.all()], params) as Row
    if (answer) return answer([...store.all()], params) as Row
    return groq.includes('$since') ? ([] as Row) : store.query<Row>(groq, params)
  }
  return { ...store, query }
}

const dueNow = (documents: Documents, params: Params) =>
  ((quickQueries.get(dueEffects)?.(documents, params) ?? []) as readonly string[]).filter((id) => !id.endsWith('.mail'))

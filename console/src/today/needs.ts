import type { Tone } from '@souk/kernel'
import { moneyWords } from '../ui/money-words.ts'
import { spanWords } from '../time-words.ts'
import { orderPath } from '../orders/order-path.ts'

interface Ordered {
  readonly _id: string
  readonly number: string
  readonly placedAt: string | null
  readonly createdAt: string
}
/** What `needsYouQuery` answers. */
export interface NeedsAnswer {
  readonly late: readonly {
    readonly _id: string
    readonly order: string
    readonly orderNumber: string
    readonly state: string
    readonly to: string
  }[]
  readonly overpaid: readonly Ordered[]
  readonly disputed: readonly Ordered[]
  readonly held: readonly Ordered[]
  readonly refunds: readonly {
    _id: string
    order: string
    amount: number
    currency: string
    failure: string | null
    createdAt: string
  }[]
  readonly messages: readonly {
    _id: string
    order: string | null
    template: string
    failure: string | null
    createdAt: string
  }[]
  readonly effects: readonly {
    _id: string
    kind: string
    subject: string
    lastError: string | null
    createdAt: string
  }[]
  readonly alarms: readonly { _id: string; kind: string; message: string; firstAt: string }[]
  readonly low: readonly { _id: string; sku: string; location: string; available: number }[]
}

export type NeedKind = 'late' | 'money' | 'hold' | 'stock' | 'message' | 'work'

/** Something that needs a person: what, the evidence in one line, since when, and where to look. */
export interface Need {
  readonly key: string
  readonly kind: NeedKind
  readonly tone: Tone
  readonly title: string
  readonly evidence: string
  /** Milliseconds; undefined when it has no age. */
  readonly age: number | undefined
  readonly to: string
  readonly act: string
}

const list = (words: readonly string[], most = 3): string =>
  words.length <= most ? words.join(', ') : `${words.slice(0, most).join(', ')} and ${words.length - most} more`

const orderLink = ([first, ...more]: readonly string[], all: string): string =>
  first !== undefined && more.length === 0 ? orderPath(first) : all

const sinceOf = (orders: readonly Ordered[], now: number): number | undefined => {
  const first = orders[0]
  return first && now - Date.parse(first.placedAt ?? first.createdAt)
}

const places: Readonly<Record<string, readonly [one: string, all: string]>> = {
  open: ['It waits to be picked', 'All wait to be picked'],
  picking: ['It is being picked', 'All are being picked'],
  packed: ['It waits to be handed over', 'All wait to be handed over'],
  ready: ['It waits to be handed over', 'All wait to be handed over'],
  handed_over: ['It is on the way', 'All are on the way'],
}

/** Where the late ones stand, when they all stand in the same place. */
function whereAll(late: NeedsAnswer['late']): string {
  const words = new Set(late.map(({ state }) => places[state]?.[late.length === 1 ? 0 : 1]))
  const [only] = words
  return words.size === 1 && only ? ` ${only}.` : ''
}

function lateNeed({ late }: NeedsAnswer, now: number): Need[] {
  const [worst] = late
  if (!worst) return []
  const evidence = list(late.map(({ orderNumber, to }) => `${orderNumber} by ${spanWords(now - Date.parse(to))}`))
  return [
    {
      key: 'late',
      kind: 'late',
      tone: 'critical',
      title:
        late.length === 1
          ? `Order ${worst.orderNumber} is past its promise`
          : `${late.length} orders are past their promise`,
      evidence: `${evidence}.${whereAll(late)}`,
      age: now - Date.parse(worst.to),
      to: orderLink(
        late.map(({ order }) => order),
        '/floor',
      ),
      act: late.length === 1 ? 'Open the order' : 'Open the board',
    },
  ]
}

function standing(
  key: string,
  kind: NeedKind,
  tone: Tone,
  orders: readonly Ordered[],
  now: number,
  words: readonly [one: string, many: string],
  evidence: string,
): Need[] {
  const [first] = orders
  if (!first) return []
  return [
    {
      key,
      kind,
      tone,
      title: orders.length === 1 ? `Order ${first.number} ${words[0]}` : `${orders.length} orders ${words[1]}`,
      evidence:
        orders.length === 1
          ? evidence
          : `${list(
              orders.map(({ number }) => number),
              5,
            )}. ${evidence}`,
      age: sinceOf(orders, now),
      to: orderLink(
        orders.map(({ _id }) => _id),
        '/orders?view=look',
      ),
      act: orders.length === 1 ? 'Open the order' : 'Open them',
    },
  ]
}

const failedRefunds = ({ refunds }: NeedsAnswer, now: number): Need[] =>
  refunds.map(({ _id, order, amount, currency, failure, createdAt }) => ({
    key: _id,
    kind: 'money',
    tone: 'critical',
    title: `A refund of ${moneyWords(amount, currency)} failed`,
    evidence: failure ?? 'The provider gave no reason.',
    age: now - Date.parse(createdAt),
    to: orderPath(order),
    act: 'Open the order',
  }))

function deadEffects({ effects }: NeedsAnswer, now: number): Need[] {
  return effects.map(({ _id, kind, subject, lastError, createdAt }) => ({
    key: _id,
    kind: 'work',
    tone: 'critical',
    title: `${kind.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase())} was given up`,
    evidence: lastError ?? 'No reason was recorded.',
    age: now - Date.parse(createdAt),
    to: subject.startsWith('order.') ? orderPath(subject) : '/orders?view=look',
    act: 'Look at it',
  }))
}

/** Books that do not agree are never one thing among others: they are told together, and first of the work. */
function openAlarms({ alarms }: NeedsAnswer, now: number): Need[] {
  const [first] = alarms
  if (!first) return []
  return [
    {
      key: 'alarms',
      kind: 'work',
      tone: 'critical',
      title: alarms.length === 1 ? '1 alarm is open' : `${alarms.length} alarms are open`,
      evidence: first.message,
      age: now - Date.parse(first.firstAt),
      to: '/alarms',
      act: 'Open alarms',
    },
  ]
}

function failedMessages({ messages }: NeedsAnswer, now: number): Need[] {
  const [first] = messages
  if (!first) return []
  return [
    {
      key: 'messages',
      kind: 'message',
      tone: 'suggest',
      title: messages.length === 1 ? '1 message was not delivered' : `${messages.length} messages were not delivered`,
      evidence: `${first.template
        .replaceAll('-', ' ')
        .replaceAll('_', ' ')
        .replace(/^./, (letter) => letter.toUpperCase())}: ${first.failure ?? 'no reason given'}.`,
      age: now - Date.parse(first.createdAt),
      to: first.order ? orderPath(first.order) : '/orders',
      act: 'Open the order',
    },
  ]
}

function lowStock({ low }: NeedsAnswer): Need[] {
  const out = low.filter(({ available }) => available <= 0)
  const some = low.filter(({ available }) => available > 0)
  const skus = (rows: NeedsAnswer['low']) => list(rows.map(({ sku }) => sku))
  const need = (key: 'out' | 'low', rows: NeedsAnswer['low'], tone: Tone, words: string): Need[] =>
    rows.length === 0
      ? []
      : [
          {
            key,
            kind: 'stock',
            tone,
            title: `${rows.length} ${rows.length === 1 ? 'level is' : 'levels are'} ${words}`,
            evidence: `${skus(rows)}.`,
            age: undefined,
            to: `/stock?low=${key}`,
            act: 'Open stock',
          },
        ]
  return [...need('out', out, 'critical', 'out'), ...need('low', some, 'caution', 'low')]
}

/** Everything that needs a person, worst first. Empty is good. */
export function needs(answer: NeedsAnswer, now: number): readonly Need[] {
  return [
    ...lateNeed(answer, now),
    ...standing(
      'overpaid',
      'money',
      'critical',
      answer.overpaid,
      now,
      ['was paid too much', 'were paid too much'],
      'More was captured than it costs.',
    ),
    ...standing(
      'disputed',
      'money',
      'critical',
      answer.disputed,
      now,
      ['is disputed', 'are disputed'],
      'The shopper asked the bank for the money back.',
    ),
    ...failedRefunds(answer, now),
    ...openAlarms(answer, now),
    ...deadEffects(answer, now),
    ...standing(
      'held',
      'hold',
      'caution',
      answer.held,
      now,
      ['is on hold', 'are on hold'],
      'Work waits until a person has looked.',
    ),
    ...lowStock(answer),
    ...failedMessages(answer, now),
  ]
}

/** What somebody is told of here, by what he may read. */
export function whatShows(reads: Readonly<Record<'refund' | 'effect' | 'message', boolean>>): string {
  const shown = [
    'Late orders',
    'holds',
    'disputes',
    ...(reads.refund ? ['failed refunds'] : []),
    ...(reads.effect ? ['work that was given up'] : []),
    ...(reads.message ? ['mail that did not arrive'] : []),
    'low stock',
  ]
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)} show here by themselves.`
}

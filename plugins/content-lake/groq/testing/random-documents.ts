import type { LakeDocument } from '../document.ts'
import type { Random } from './random.ts'

/** Ids of which every random dataset has some. */
export const someIds = [
  'c1',
  'c2',
  'c3',
  'o1',
  'o2',
  'o3',
  'p1',
  'p2',
  'p3',
  'order.o4',
  'order.o5',
  'customer.c4',
  'drafts.o1',
  'drafts.p1',
  'drafts.order.o4',
  'versions.r1.p1',
  'versions.r1.o2',
  'versions.r2.c1',
] as const
export const someTypes = ['order', 'customer', 'product'] as const
export const someWords = ['paid', 'open', 'alpha', 'beta gamma', 'Alfred be', 'Über-all', '', 'a.b', 'x'] as const
export const someDates = [
  '2026-01-01T00:00:00Z',
  '2026-02-03T04:05:06.789Z',
  '2026-03-01T12:00:00+02:00',
  'today',
] as const

/** Values of every kind, so that each rule about types and null is met. */
export function anyValue(random: Random): unknown {
  const kind = random.below(10)
  if (kind < 3) return random.pick(someWords)
  if (kind < 6) return random.below(5) - 1
  if (kind === 6) return random.chance(0.5)
  if (kind === 7) return null
  return kind === 8 ? { a: random.below(2) } : random.several(0, 2, () => random.below(3))
}

const reference = (random: Random): unknown => {
  const _ref = random.pick(random.chance(0.9) ? someIds : ['missing'])
  return random.chance(0.2) ? { _ref, _weak: true } : { _type: 'reference', _ref }
}

const fields: Readonly<Record<string, (random: Random) => unknown>> = {
  status: (random) => (random.chance(0.8) ? random.pick(['paid', 'open', 'paid', 'void']) : anyValue(random)),
  number: (random) => (random.chance(0.8) ? random.below(6) : anyValue(random)),
  price: (random) => (random.chance(0.9) ? random.below(4) + random.below(4) / 4 : anyValue(random)),
  title: (random) => (random.chance(0.8) ? random.pick(someWords) : anyValue(random)),
  name: (random) => random.pick(['Ada', 'Bo', 'Çelik']),
  date: (random) => (random.chance(0.8) ? random.pick(someDates) : anyValue(random)),
  flag: (random) => (random.chance(0.7) ? random.chance(0.5) : anyValue(random)),
  customer: (random) => (random.chance(0.8) ? reference(random) : anyValue(random)),
  tags: (random) => (random.chance(0.8) ? random.several(0, 3, () => reference(random)) : anyValue(random)),
  words: (random) => (random.chance(0.8) ? random.several(0, 3, () => anyValue(random)) : anyValue(random)),
  nested: (random) =>
    random.chance(0.7)
      ? { deep: anyValue(random), ref: reference(random) }
      : random.several(0, 2, () => ({ deep: anyValue(random) })),
}

/** A document of any type with some of the fields, each of the kind one expects most of the time. */
export function randomDocument(random: Random, _id: string): LakeDocument {
  const document: Record<string, unknown> = {}
  for (const [name, make] of Object.entries(fields)) if (random.chance(0.8)) document[name] = make(random)
  if (random.chance(0.03)) document['_system'] = { delete: true }
  return {
    _id,
    _type: random.pick(someTypes),
    _rev: `r${random.below(1000)}`,
    _createdAt: `2026-01-0${1 + random.below(3)}T00:00:00Z`,
    _updatedAt: `2026-02-0${1 + random.below(3)}T00:00:00Z`,
    ...document,
  }
}

/** Parameters that random queries may name. */
export function randomParams(random: Random) {
  return {
    id: random.pick(someIds),
    ids: random.several(0, 3, () => random.pick(someIds)),
    text: random.pick(['paid', 'open', 'alpha']),
    type: random.pick(someTypes),
    number: random.below(6),
    flag: random.chance(0.5),
    pattern: random.pick(['al*', 'be']),
    mixed: anyValue(random),
  }
}

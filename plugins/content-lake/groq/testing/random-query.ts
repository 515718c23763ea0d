import { someDates, someIds, someTypes, someWords } from './random-documents.ts'
import type { Random } from './random.ts'

const plainFields = [
  'status',
  'number',
  'price',
  'title',
  'name',
  'date',
  'flag',
  '_id',
  '_type',
  '_updatedAt',
] as const
const paths = [...plainFields, 'nested.deep', 'customer._ref', 'nested.ref._ref', '_originalId', 'absent'] as const
const lists = [
  'tags',
  'words',
  'tags[]',
  'words[]',
  'tags[]._ref',
  'tags[]->',
  'nested[].deep',
  'words[@ > 0]',
] as const
const patterns = ['al*', 'be', 'beta gam*', 'über*', 'P*', '*', 'a.b', 'x y'] as const
const quoted = (text: string): string => JSON.stringify(text)

/** Values that do not depend on a document. */
function constant(random: Random): string {
  const kind = random.below(12)
  if (kind < 4) return quoted(random.pick(['paid', 'open', ...someWords]))
  if (kind < 7) return String(random.below(6) - 1)
  if (kind === 7) return random.pick(['true', 'false', 'null'])
  return random.pick(['$text', '$number', '$mixed', '$id', '1.5', '$flag'])
}

function scalar(random: Random, depth: number): string {
  const kind = random.below(depth > 0 ? 16 : 7)
  if (kind < 5) return random.pick(paths)
  if (kind < 7) return constant(random)
  const inner = () => scalar(random, depth - 1)
  const made: readonly (() => string)[] = [
    () => `${random.pick(['customer', 'nested.ref', 'tags[0]'])}->${random.pick(plainFields)}`,
    () => `(${inner()} ${random.pick(['+', '-', '*', '/', '%', '**'])} ${inner()})`,
    () => `${random.pick(['lower', 'upper', 'string', 'length', 'round', 'string::lower', 'pt::text'])}(${inner()})`,
    () => `coalesce(${inner()}, ${inner()})`,
    () => `select(${condition(random, depth - 1)} => ${inner()}, ${inner()})`,
    () => `count(${list(random, depth - 1)})`,
    () => `math::${random.pick(['sum', 'min', 'max', 'avg'])}(${list(random, depth - 1)})`,
    () => `${random.pick(['^', '^.^', '@'])}.${random.pick(plainFields)}`,
    () => `dateTime(${random.chance(0.5) ? 'date' : quoted(random.pick(someDates))})`,
  ]
  return random.pick(made)()
}

function list(random: Random, depth: number): string {
  const kind = random.below(depth > 0 ? 8 : 3)
  if (kind < 2) return random.pick(lists)
  if (kind === 2) return `[${random.several(0, 3, () => constant(random)).join(', ')}]`
  if (kind === 3) return `array::compact(${random.pick(lists)})`
  if (kind === 4) return `array::unique(array::compact(${random.pick(lists)}))`
  if (kind === 5) return `[...${random.pick(lists)}, ${scalar(random, depth - 1)}]`
  return `${pipeline(random, depth - 1)}.${random.pick(plainFields)}`
}

const comparisons = ['==', '!=', '<', '<=', '>', '>='] as const

/** Conditions that indexes know, most of the time; every other kind besides. */
export function condition(random: Random, depth: number): string {
  const kind = random.below(depth > 0 ? 24 : 12)
  if (kind < 4) return `${random.pick(paths)} == ${constant(random)}`
  if (kind === 4) return `_type == ${random.chance(0.8) ? quoted(random.pick(someTypes)) : '$type'}`
  if (kind === 5) {
    const types = random.several(0, 3, () => (random.chance(0.9) ? quoted(random.pick(someTypes)) : '$mixed'))
    return random.pick([`_type == $type`, `_type in [${types.join(', ')}]`, `_type in ["order", "product"]`])
  }
  if (kind < 8) return `${random.pick(paths)} ${random.pick(comparisons)} ${constant(random)}`
  const inner = () => condition(random, depth - 1)
  if (kind >= 12 && kind < 16) return `${inner()} && ${inner()}`
  if (kind === 16) return `(${inner()} || ${inner()})`
  if (kind === 17) return `!(${inner()})`
  const made: readonly (() => string)[] = [
    () => `_id in [${random.several(0, 3, () => quoted(random.pick(someIds))).join(', ')}]`,
    () => `_id in ${random.pick(['$ids', 'path("drafts.**")', 'path("*")', 'path("order.*")'])}`,
    () => `references(${random.pick(['$id', '$ids', '^._id', quoted(random.pick(someIds))])})`,
    () => `defined(${random.pick(paths)})`,
    () => random.pick(['flag', 'sanity::versionOf($id)', 'sanity::partOfRelease("r1")', '$id in tags[]._ref']),
    () =>
      `${random.pick(['title', 'name', 'words', '[title, name]'])} match ${random.chance(0.7) ? quoted(random.pick(patterns)) : '$pattern'}`,
    () => `${scalar(random, depth - 1)} ${random.pick(comparisons)} ${scalar(random, depth - 1)}`,
    () => `${scalar(random, depth - 1)} in ${list(random, depth - 1)}`,
    () =>
      `${random.pick(['number', 'price', 'title'])} in ${constant(random)}..${random.chance(0.5) ? '.' : ''}${constant(random)}`,
    () => `array::intersects(${list(random, 0)}, ${list(random, 0)})`,
    () => `string::startsWith(${random.pick(paths)}, ${quoted(random.pick(['a', 'p', '']))})`,
    () => `${constant(random)} == ${random.pick(paths)}`,
    () => `count(${pipeline(random, Math.max(0, depth - 1))}) > ${random.below(3)}`,
    () => ofManyDocuments(random),
  ]
  return random.pick(depth > 0 ? made : made.slice(0, 6))()
}

/** What lists of many documents ask: parts of texts, members of arrays, what fields come to, parameters alone. */
function ofManyDocuments(random: Random): string {
  const path = random.pick(['title', 'name', 'status', 'words', 'number'])
  const part = random.pick(['"a"', '"p"', '"beta"', '""', '$text', '$mixed', '1', 'null'])
  const fields = random.pick(['number - price', 'price * 2', 'number - price - 1', 'number - date'])
  return random.pick([
    `count(string::split(lower(${path}), ${part})) > 1`,
    `count(string::split(${path}, ${part})) > 1`,
    `string::startsWith(lower(${path}), ${part})`,
    `lower(${path}) == ${part}`,
    `lower(${path}) in ["paid", "open", ${part}]`,
    `lower(${path}) == lower(^.${path})`,
    `${part} in ${random.pick(['words', 'tags', 'words[]', 'nested', 'tags[].name', 'nested[].deep'])}`,
    `array::intersects(${random.pick(['words', 'tags[].name'])}, ["alpha", 1, ${part}])`,
    `${fields} ${random.pick(comparisons)} ${random.pick(['1', '$number', 'coalesce(price, 0)', 'number'])}`,
    `(${part} == null || ${path} == ${part})`,
  ])
}

export function order(random: Random, depth: number): string {
  const key = () =>
    `${random.chance(0.85) ? random.pick(paths) : scalar(random, depth)}${random.pick(['', ' asc', ' desc', ' desc'])}`
  return ` | order(${random.several(1, 3, key).join(', ')})`
}

export function cut(random: Random): string {
  const [from, many] = [random.below(4), random.below(5)]
  return random.pick([
    `[${from}...${from + many}]`,
    `[${from}..${from + many}]`,
    `[0...${1 + many}]`,
    `[${from}]`,
    '[0]',
    `[-${1 + many}..-1]`,
    `[-1]`,
    '[0...$number]',
  ])
}

export function projection(random: Random, depth: number): string {
  const part = (): string => {
    const name = random.pick(['a', 'b', 'c'])
    const kind = random.below(depth > 0 ? 9 : 4)
    if (kind < 2) return random.pick(plainFields)
    if (kind === 2) return '...'
    if (kind < 5) return `"${name}": ${scalar(random, depth)}`
    if (kind === 5) return `"${name}": ${list(random, depth)}`
    if (kind === 6) return `${random.pick(['customer', 'tags[]'])}->${projection(random, depth - 1)}`
    if (kind === 7) return `${condition(random, depth - 1)} => ${projection(random, depth - 1)}`
    return `"${name}": ${correlated(random, depth - 1)}`
  }
  return `{${random.several(1, 4, part).join(', ')}}`
}

/** A sub-query that looks at the document around it. */
function correlated(random: Random, depth: number): string {
  const inner = random.pick([
    '*[_type == "customer" && _id == ^.customer._ref]',
    '*[references(^._id)]',
    '*[_type == "order" && customer._ref == ^._id]',
    '*[status == ^.status && _id != ^._id]',
    '*[_id in ^.tags[]._ref]',
    '*[_type == ^._type && number > ^.number]',
  ])
  const tail = random.pick(['', `${order(random, 0)}[0...2]`, '[0]', projection(random, Math.max(0, depth))])
  return random.chance(0.3) ? `count(${inner})` : `${inner}${tail}${tail.endsWith('}') ? '' : '._id'}`
}

/** `*`, filtered, and then what may follow. */
function pipeline(random: Random, depth: number): string {
  let query = random.chance(0.95) ? `*[${condition(random, depth)}]` : '*'
  if (random.chance(0.1)) query += `[${condition(random, depth)}]`
  if (random.chance(0.08)) query += ` | score(${scores(random)})`
  if (random.chance(0.5)) query += order(random, depth)
  if (random.chance(0.5)) query += cut(random)
  return query
}

function scores(random: Random): string {
  const match = () => `title match ${quoted(random.pick(patterns))}`
  return random.pick([match(), `boost(${match()}, 3)`, `${match()} || flag`, `boost(number > 2, 2), ${match()}`])
}

/** A query over the fields of `random-documents.ts`. It may not parse. */
export function randomQuery(random: Random): string {
  const depth = random.chance(0.3) ? 2 : 1
  const whole = pipeline(random, depth)
  const kind = random.below(14)
  if (kind < 5) return `${whole}${projection(random, depth)}`
  if (kind < 8) return `${whole}._id`
  if (kind === 8) return `count(${whole})`
  if (kind === 9) return `math::sum(${whole}.${random.pick(['number', 'price'])})`
  if (kind === 10) return `{"a": ${whole}._id, "n": count(*[${condition(random, 1)}]), "b": ${pipeline(random, 1)}}`
  if (kind === 11) return `${whole}.${random.pick(['tags[]', 'customer->', 'tags[]->_id', 'nested.deep', 'words'])}`
  if (kind === 12) return random.chance(0.5) ? scalar(random, 2) : list(random, 2)
  return random.chance(0.8) ? whole : `${whole}[${random.pick(['title', 'number', '"status"', '1 +'])}]`
}

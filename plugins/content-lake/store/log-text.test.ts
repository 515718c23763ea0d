import { expect, it } from 'vitest'
import { openTransaction, type SettledMutation } from '../mutations/transaction.ts'
import { entryOf } from './change-entry.ts'
import { logText } from './log-text.ts'

const there = { _id: 'there', _type: 'thing', _rev: 'r0', _createdAt: 'c', _updatedAt: 'u', text: 'before' }
const fields = { text: 'ünï"\\\u0000\ud800', list: [{ _key: 'x', to: { _ref: 'b', _weak: true } }], n: -0, none: null }
const brought = { _createdAt: '2025-01-01T00:00:00Z', _updatedAt: '2025-01-02T00:00:00Z', _rev: 'foreign' }
const make = (kind: 'create' | 'createOrReplace' | 'createIfNotExists', document: object): SettledMutation => ({
  kind,
  document: { _id: 'a', _type: 'thing', ...document },
})

it.each<[string, readonly SettledMutation[]]>([
  ['a document that is made', [make('create', fields)]],
  ['one that is made under another verb', [make('createIfNotExists', fields)]],
  ['one that replaces nothing', [make('createOrReplace', fields)]],
  ['one that came with a revision of its own in its midst', [make('create', { _rev: 'old', ...fields })]],
  ['one that is imported', [make('create', { ...fields, ...brought })]],
  ['one that is made and changed', [make('create', fields), { kind: 'patch', id: 'a', operations: { unset: ['n'] } }]],
  ['one that is made and gone again', [make('create', fields), { kind: 'delete', id: 'a' }]],
  ['one that is replaced', [make('createOrReplace', { ...fields, _id: 'there' })]],
  ['one that is deleted', [{ kind: 'delete', id: 'there' }]],
  ['one that is forgotten', [{ kind: 'delete', id: 'there', purge: true }]],
  ['several', [make('create', fields), { kind: 'delete', id: 'there' }, make('create', { _id: 'c', text: 'x' })]],
])('%s is written out as JSON.stringify writes it', (_what, mutations) => {
  const transaction = openTransaction({
    view: { get: (id) => (id === 'there' ? there : undefined) },
    guard: { may: () => true },
    transactionId: 'r1',
    timestamp: '2026-01-01T00:00:00Z',
    isForeign: (revision) => revision === 'foreign',
  })
  for (const mutation of mutations) transaction.apply(mutation)
  const changes = transaction.changes()
  const entries = changes.map((change) => entryOf(change, 'r1')).filter((entry) => entry !== undefined)
  expect(logText(entries, changes)).toEqual({
    entries: JSON.stringify(entries),
    rows: changes.map(({ after }) => after && JSON.stringify(after)),
  })
})

import { expect, test } from 'vitest'
import { isNamed, type PaletteEntry, paletteGroups } from './palette-entries.ts'

const entry = (group: PaletteEntry['group'], title: string): PaletteEntry => ({
  id: `${group} ${title}`,
  group,
  title,
  choose: () => undefined,
})
const entries = [
  entry('Go to', 'Orders'),
  entry('Go to', 'Stock'),
  entry('On this page', 'View: Needs a look'),
  entry('On this page', 'Start picking'),
  entry('Recent', 'Order 1048'),
  entry('Found', 'Amira Haddad'),
  entry('Here', 'Dark'),
]
const shown = (text: string) =>
  paletteGroups(entries, text).map(({ title, entries: all }) => [title, ...all.map((each) => each.title)])

test('at rest it offers what one had before, what the page does, and every page', () => {
  expect(shown('')).toEqual([
    ['Recent', 'Order 1048'],
    ['On this page', 'View: Needs a look', 'Start picking'],
    ['Go to', 'Orders', 'Stock'],
    ['Here', 'Dark'],
  ])
})

test('words keep what they begin, and what the lake found stays below', () => {
  expect(shown('st')).toEqual([
    ['On this page', 'Start picking'],
    ['Go to', 'Stock'],
    ['Found', 'Amira Haddad'],
  ])
})

test('a figure puts what was found under Enter', () => {
  expect(shown('1')[0]?.[0]).toBe('Found')
})

test.each([
  ['View: Needs a look', 'needs lo', true],
  ['View: Needs a look', 'look needs', true],
  ['View: Needs a look', 'eeds', false],
  ['Order 1048', '104', true],
  ['Réglages', 'rég', true],
])('%s is named by %s: %s', (title, text, named) => {
  expect(isNamed(title, text)).toBe(named)
})

import { ThemeProvider } from '@sanity/ui'
import { buildTheme } from '@sanity/ui/theme'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { formatDateTime, formatMoment } from './format-time.ts'
import { DataTable, ErrorCard, LiveDot, Money, NextSteps, StateBadge, Timeline } from './index.ts'

const theme = buildTheme()
const html = (element: ReactElement) => renderToStaticMarkup(<ThemeProvider theme={theme}>{element}</ThemeProvider>)
const words = (element: ReactElement) =>
  html(element)
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, '|')
    .split('|')
    .filter((word) => word.trim() !== '')

describe('shared pieces', () => {
  it('write money with the decimals of its currency', () => {
    expect([
      words(<Money amount={450} currency="USD" />),
      words(<Money amount={450} currency="JPY" />),
      words(<Money amount={-1999} currency="EUR" locale="en-GB" />),
    ]).toEqual([['$4.50'], ['¥450'], ['-€19.99']])
  })

  it('write moments in the zone they are given', () => {
    expect(formatDateTime('2026-11-21T22:07:51Z', 'America/Los_Angeles')).toBe('21 Nov 2026, 14:07:51')
  })

  it('write moments of a list as short as they are clear', () => {
    const options = { now: new Date('2026-11-22T01:00:00Z'), timeZone: 'America/Los_Angeles' }
    expect(
      ['2026-11-21T22:07:51Z', '2026-11-21T05:00:00Z', '2025-12-31T20:00:00Z'].map((at) => formatMoment(at, options)),
    ).toEqual(['14:07', '20 Nov, 21:00', '31 Dec 2025, 12:00'])
  })

  it('say the state and the connection in words, not by colour alone', () => {
    expect([
      words(<StateBadge title="On hold" tone="caution" />),
      words(<LiveDot state="live" />),
      words(<LiveDot state="stale" seconds={14} />),
      words(<LiveDot state="lost" />),
    ]).toEqual([['On hold'], ['Live'], ['Updated 14 s ago'], ['Not live, connecting again']])
  })

  it('tell who did what and when', () => {
    const entry = { key: '1', at: '2026-11-21T14:08:31Z', title: 'Paid', note: '$32.75' }
    expect(
      words(<Timeline timeZone="UTC" entries={[{ ...entry, actor: { name: 'Noor R.', kind: 'staff' } }]} />),
    ).toEqual(['NR', 'Paid', '14:08:31', '$32.75'])
  })

  it('offer allowed steps as buttons and give the reason of every other', () => {
    const steps = [
      { key: 'pick', title: 'Pick', allowed: true, primary: true },
      { key: 'pack', title: 'Pack', allowed: false, reason: 'Nothing is picked yet.' },
    ]
    const markup = html(<NextSteps steps={steps} onRun={() => undefined} />)
    expect(markup.match(/<button/g)).toHaveLength(1)
    expect(words(<NextSteps steps={steps} onRun={() => undefined} />)).toEqual([
      'Pick',
      'Pack',
      'Nothing is picked yet.',
    ])
  })

  it('draw tables with headings that readers can use, and what is empty as such', () => {
    const columns = [{ key: 'sku', title: 'SKU', cell: (row: { sku: string }) => row.sku }]
    const table = (rows: { sku: string }[]) => (
      <DataTable caption="Stock" columns={columns} rows={rows} rowKey={(row) => row.sku} empty={<p>Nothing yet</p>} />
    )
    expect([words(table([{ sku: 'A-1' }])), words(table([]))]).toEqual([['SKU', 'A-1'], ['Nothing yet']])
    expect(html(table([{ sku: 'A-1' }]))).toContain('aria-label="Stock"')
  })

  it('announce errors and refusals', () => {
    expect(html(<ErrorCard kind="refusal" title="Picking began" />)).toContain('role="alert"')
  })
})

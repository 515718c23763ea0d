import { useTheme_v2 } from '@sanity/ui'
import { type InsideAccount, insideAccounts, type Quantities } from '../domain/level.ts'

/** The parts of what is on hand, in the order drawn, with their colours in light and dark. */
export const stockParts = [
  { key: 'available', title: 'Available', light: '#556bfc', dark: '#7898ff' },
  { key: 'reserved', title: 'Reserved', light: '#8fa6ff', dark: '#4a5fd0' },
  { key: 'committed', title: 'Committed', light: '#252837', dark: '#c9cddb' },
  { key: 'damaged', title: 'Damaged', light: '#c4302b', dark: '#f97970' },
  { key: 'quality_control', title: 'Quality control', light: '#7a4fd6', dark: '#b79bf5' },
  { key: 'safety_stock', title: 'Safety stock', light: '#1a8f7c', dark: '#5fd3c1' },
  { key: 'unavailable', title: 'Set aside', light: '#b97509', dark: '#f9be1e' },
] as const satisfies readonly { key: InsideAccount; title: string; light: string; dark: string }[]

/** The parts drawn of a level: the first three always, the others where there is something. */
export const shownParts = (level: Quantities) =>
  stockParts.filter(({ key }, index) => index < 3 || unitsIn(level, key) > 0)

/** Units in one part of a level. */
export const unitsIn = (level: Quantities, part: InsideAccount): number => insideAccounts[part](level)

export interface StockBarProps {
  readonly level: Quantities
  /** Height in pixels; 12 when left out. */
  readonly height?: number
}

/** What is on hand as one bar, cut where it is promised or unusable. The figures say the same in words. */
export function StockBar({ level, height = 12 }: StockBarProps) {
  const { _dark } = useTheme_v2().color
  const parts = shownParts(level).map((part) => ({ ...part, units: Math.max(0, unitsIn(level, part.key)) }))
  const words = parts.map(({ title, units }) => `${title} ${units}`).join(', ')
  return (
    <div
      role="img"
      aria-label={`On hand ${level.onHand}: ${words}`}
      style={{
        display: 'flex',
        gap: 2,
        height,
        overflow: 'hidden',
        borderRadius: 3,
        background: 'var(--card-border-color)',
      }}
    >
      {parts
        .filter(({ units }) => units > 0)
        .map(({ key, units, ...color }) => (
          <span key={key} style={{ flex: `${units} 0 3px`, background: _dark ? color.dark : color.light }} />
        ))}
    </div>
  )
}

/** The small square that ties a figure to its part of the bar. */
export function PartSwatch({ part }: { readonly part: (typeof stockParts)[number] }) {
  const { _dark } = useTheme_v2().color
  return (
    <span
      aria-hidden
      style={{ width: 8, height: 8, borderRadius: 2, background: _dark ? part.dark : part.light, flex: 'none' }}
    />
  )
}

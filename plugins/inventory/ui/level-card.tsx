import { Card, Flex, Stack, Text } from '@sanity/ui'
import { StateBadge } from '@souk/ui'
import type { ReactNode } from 'react'
import { available, type InsideAccount, type Quantities } from '../domain/level.ts'
import { PartSwatch, shownParts, StockBar, unitsIn } from './stock-bar.tsx'

export interface LevelCardProps {
  /** Name of the place. */
  readonly place: string
  readonly level: Quantities & { readonly incoming: number; readonly reorderPoint?: number }
  /** The figure whose movements are shown. */
  readonly chosen?: CardFigure | undefined
  /** Somebody asks why a figure is what it is. */
  readonly onChoose?: (figure: CardFigure) => void
}

/** What can be asked about: an account within the level, or what is on its way there. */
export type CardFigure = InsideAccount | 'incoming'

/** One variant at one place: what is free, what of the rest is where, and what comes. */
export function LevelCard({ place, level, chosen, onChoose }: LevelCardProps) {
  const free = available(level)
  const why = (figure: CardFigure, text: ReactNode) =>
    onChoose ? (
      <button
        type="button"
        style={asText}
        aria-pressed={chosen === figure}
        title="Why is it this many?"
        onClick={() => onChoose(figure)}
      >
        {text}
      </button>
    ) : (
      text
    )
  return (
    <Card border radius={2} padding={4} as="section" aria-label={`Stock at ${place}`}>
      <Stack gap={4}>
        <Flex align="center" justify="space-between" gap={3}>
          <Text size={1} weight="semibold">
            {place}
          </Text>
          <Standing free={free} reorderPoint={level.reorderPoint} />
        </Flex>
        <Flex align="baseline" justify="space-between" gap={3}>
          <Flex align="baseline" gap={2}>
            <span style={figure}>{free}</span>
            <Text size={1} muted>
              available
            </Text>
          </Flex>
          <Text size={1} muted>
            {why('incoming', level.incoming > 0 ? `${level.incoming} coming` : 'nothing coming')}
          </Text>
        </Flex>
        <StockBar level={level} />
        <Flex align="center" justify="space-between" gap={3} wrap="wrap">
          <Flex gap={4} wrap="wrap">
            {shownParts(level).map((part) => (
              <Flex key={part.key} align="center" gap={2}>
                <PartSwatch part={part} />
                <Text size={1}>
                  {why(
                    part.key,
                    <>
                      {part.title} <strong style={tabular}>{unitsIn(level, part.key)}</strong>
                    </>,
                  )}
                </Text>
              </Flex>
            ))}
          </Flex>
          <Text size={1} muted>
            On hand <strong style={tabular}>{level.onHand}</strong>
          </Text>
        </Flex>
      </Stack>
    </Card>
  )
}

const tabular = { fontVariantNumeric: 'tabular-nums', fontWeight: 600 } as const
const asText = {
  minHeight: 24,
  padding: 0,
  border: 0,
  background: 'none',
  color: 'inherit',
  font: 'inherit',
  textAlign: 'start',
  textDecoration: 'underline dotted',
  textUnderlineOffset: 4,
  cursor: 'pointer',
} as const
const figure = { ...tabular, fontSize: 27, lineHeight: '29px', letterSpacing: '-0.01em' } as const

function Standing({ free, reorderPoint }: { readonly free: number; readonly reorderPoint: number | undefined }) {
  if (free <= 0) return <StateBadge title="None free" tone="critical" />
  if (reorderPoint === undefined) return null
  if (free <= reorderPoint) return <StateBadge title={`Low, reorder at ${reorderPoint}`} tone="caution" />
  return <StateBadge title="Enough" tone="positive" />
}

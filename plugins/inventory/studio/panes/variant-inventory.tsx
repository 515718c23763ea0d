import { PackageIcon } from '@sanity/icons/Package'
import { Box, Container, Flex, Stack, Text } from '@sanity/ui'
import type { RunCommand } from '@souk/kernel'
import { EmptyState, ErrorCard, LiveDot, useLiveQuery } from '@souk/ui'
import { type ComponentType, useState } from 'react'
import { useConnectionState, useDocumentStore } from 'sanity'
import type { UserViewComponent } from 'sanity/structure'
import type { StockLevel, StockMovement } from '../../domain/documents.ts'
import { available } from '../../domain/level.ts'
import { AdjustForm, type CardFigure, LevelCard, MovementList, movementLines } from '../../ui/index.ts'
import { BundleStock, partsIn } from './bundle-stock.tsx'
import { FigureStory } from './figure-story.tsx'

/** Read by the inventory pane of a variant: its levels, each with the name of its place. */
const levelsQuery = `*[_type == "stockLevel" && variant == $variant] | order(location asc) [0...50] {
  ..., "place": *[_type == "stockLocation" && _id == ^.location][0].name
}`

/** Read by the inventory pane of a variant: its last movements. */
const movementsQuery = '*[_type == "stockMovement" && $sku in entries[].sku] | order(at desc) [0...12]'

/** Makes the "Inventory" view of a variant: levels by place, an adjust form, the last movements. */
export function variantInventory(run: RunCommand): UserViewComponent {
  const Pane: ComponentType<{ documentId: string; document: { displayed: Record<string, unknown> } }> = (props) => {
    const sku = props.document.displayed['sku']
    const variant = props.documentId.replace(/^drafts\./, '')
    const parts = partsIn(props.document.displayed['parts'])
    return (
      <Box padding={4} overflow="auto" height="fill">
        <Container width={2}>
          {parts.length > 0 ? (
            <BundleStock parts={parts} />
          ) : (
            <Inventory variant={variant} sku={typeof sku === 'string' ? sku : ''} run={run} />
          )}
        </Container>
      </Box>
    )
  }
  return Pane as UserViewComponent
}

function Inventory({ variant, sku, run }: { variant: string; sku: string; run: RunCommand }) {
  const store = useDocumentStore()
  const levels = useLiveQuery<StockLevel & { place: string | null }>(store, levelsQuery, { variant })
  const movements = useLiveQuery<StockMovement>(store, movementsQuery, { sku })
  const [asked, setAsked] = useState<{ readonly level: string; readonly figure: CardFigure }>()
  if (levels.state === 'failed') {
    return <ErrorCard title="The stock could not be read" text={`${levels.message}. Nothing was changed.`} />
  }
  if (levels.state === 'loading') return null
  if (levels.rows.length === 0) {
    return (
      <EmptyState
        icon={PackageIcon}
        title="Not kept anywhere yet"
        text="Stock appears here with the first delivery that brings this variant to a place."
      />
    )
  }
  const places = Object.fromEntries(levels.rows.map(({ location, place }) => [location, place ?? location]))
  const free = Object.fromEntries(levels.rows.map((level) => [level.location, available(level)]))
  const lines = movements.state === 'ready' ? movementLines(movements.rows, sku, free) : []
  return (
    <Stack gap={4}>
      <Flex justify="flex-end">
        <Connection variant={variant} />
      </Flex>
      {levels.rows.map((level) => (
        <Stack key={level._id} gap={3}>
          <LevelCard
            place={places[level.location] ?? level.location}
            level={level}
            chosen={asked?.level === level._id ? asked.figure : undefined}
            onChoose={(figure) => setAsked({ level: level._id, figure })}
          />
          {asked?.level === level._id && (
            <FigureStory
              key={asked.figure}
              level={level}
              figure={asked.figure}
              place={places[level.location] ?? level.location}
              onClose={() => setAsked(undefined)}
            />
          )}
        </Stack>
      ))}
      <AdjustForm levels={levels.rows} places={places} onAdjust={(input) => run('adjustStock', input)} />
      <Stack gap={3}>
        <Text as="h2" size={1} weight="semibold">
          Last movements
        </Text>
        {movements.state === 'failed' && <ErrorCard title="The movements could not be read" text={movements.message} />}
        {movements.state === 'ready' && <MovementList lines={lines} places={places} />}
      </Stack>
      <Text size={1} muted>
        Stock is never a draft: what you save is true at once.
      </Text>
    </Stack>
  )
}

/** Whether the pane follows the dataset: told by the listener of the document that it belongs to, on the same connection. */
function Connection({ variant }: { readonly variant: string }) {
  const connection = useConnectionState(variant, 'variant')
  if (connection === 'connecting') return null
  return <LiveDot state={connection === 'connected' ? 'live' : 'lost'} />
}

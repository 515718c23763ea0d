import { PackageIcon } from '@sanity/icons/Package'
import { Card, Flex, Stack, Text } from '@sanity/ui'
import { EmptyState, ErrorCard, useLiveQuery } from '@souk/ui'
import { useDocumentStore } from 'sanity'
import { FreeStock } from '../../domain/bundle.ts'
import type { StockLevel } from '../../domain/documents.ts'

/** Read by the inventory pane of a bundle: the levels of its parts, each with the name of its place. */
const partLevelsQuery = `*[_type == "stockLevel" && variant in $variants] | order(location asc, sku asc) [0...500] {
  ..., "place": *[_type == "stockLocation" && _id == ^.location][0].name
}`

/** So many units of a variant in one unit of a bundle. */
export interface PaneParts {
  readonly variant: string
  readonly quantity: number
}

/** The parts that a variant's form holds; what an editor has not finished is left out. */
export const partsIn = (value: unknown): readonly PaneParts[] =>
  (Array.isArray(value) ? (value as readonly unknown[]) : []).flatMap((part) => {
    if (typeof part !== 'object' || part === null || !('variant' in part) || !('quantity' in part)) return []
    const { variant, quantity } = part
    const ref = typeof variant === 'object' && variant !== null && '_ref' in variant ? variant._ref : undefined
    return typeof ref === 'string' && typeof quantity === 'number' && quantity > 0 ? [{ variant: ref, quantity }] : []
  })

/** How many sets each place can put together now, and which part sets the limit. A bundle is counted nowhere itself. */
export function BundleStock({ parts }: { readonly parts: readonly PaneParts[] }) {
  const store = useDocumentStore()
  const variants = parts.map(({ variant }) => variant)
  const levels = useLiveQuery<StockLevel & { place: string | null }>(store, partLevelsQuery, { variants })
  if (levels.state === 'failed')
    return <ErrorCard title="The stock could not be read" text={`${levels.message}. Nothing was changed.`} />
  if (levels.state === 'loading') return null
  const free = new FreeStock(levels.rows)
  const places = [...Map.groupBy(levels.rows, ({ location }) => location)]
  if (places.length === 0)
    return (
      <EmptyState
        icon={PackageIcon}
        title="None of its parts is kept anywhere yet"
        text="This is a bundle: it has no stock of its own, and can be sold once all of its parts are at one place."
      />
    )
  return (
    <Stack gap={4}>
      <Text size={1} muted>
        A bundle has no stock of its own. Count, receive and adjust its parts.
      </Text>
      {places.map(([location, rows]) => (
        <Card key={location} border radius={3} padding={4}>
          <Stack gap={3}>
            <Flex justify="space-between">
              <Text weight="semibold">{rows[0]?.place ?? location}</Text>
              <Text weight="semibold">{free.at({ variant: '', parts }, location)} can be made</Text>
            </Flex>
            {rows.map(({ _id, sku, variant }) => (
              <Text key={_id} size={1} muted>
                {sku}: {free.at({ variant }, location)} free, {parts.find((part) => part.variant === variant)?.quantity}{' '}
                in each
              </Text>
            ))}
          </Stack>
        </Card>
      ))}
    </Stack>
  )
}

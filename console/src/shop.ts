import type { FloorMinutes } from '@souk/catalog'
import { useConsole } from './console-context.tsx'
import { type FloorStage, floorStagesOf } from './fulfillment/floor-stages.ts'
import { shopQuery } from './queries.ts'
import { useLiveQuery } from './use-live-query.ts'

interface ShopAnswer {
  readonly name: string | null
  readonly currency: string | null
  readonly timeZone: string | null
  readonly tokens: readonly { readonly name: string; readonly value: string }[] | null
  readonly floorMinutes: FloorMinutes | null
  readonly locations: readonly { readonly _id: string; readonly name: string; readonly code: string }[]
}

export interface Shop {
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  /** Colour of the shop's mark. */
  readonly mark: string
  /** Stages of the floor, each with the time that it may take here. */
  readonly floorStages: readonly FloorStage[]
  readonly locations: readonly { readonly _id: string; readonly name: string; readonly code: string }[]
  /** Name of a place by id, or the id when there is none. */
  readonly placeName: (id: string) => string
}

const ink = '#252837'

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const spread = (hex: string): number => {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return Math.max(...parts) - Math.min(...parts)
}

/** The most colorful of the shop's own colours that white can be read on. */
export function markColor(tokens: readonly { readonly value: string }[]): string {
  const fit = tokens
    .map(({ value }) => value)
    .filter((value) => /^#[0-9a-f]{6}$/i.test(value) && 1.05 / (luminance(value) + 0.05) >= 4.5)
  return fit.sort((a, b) => spread(b) - spread(a))[0] ?? ink
}

/** The shop as its settings describe it; sensible words while they load. */
export function useShop(): Shop {
  const { config } = useConsole()
  const { data } = useLiveQuery<ShopAnswer>({
    name: 'shop',
    groq: shopQuery,
    types: ['siteSettings', 'stockLocation'],
  })
  const locations = data?.locations ?? []
  return {
    name: data?.name ?? config.shopTitle,
    currency: data?.currency ?? 'USD',
    timeZone: data?.timeZone ?? 'UTC',
    mark: markColor(data?.tokens ?? []),
    floorStages: floorStagesOf(data?.floorMinutes ?? undefined),
    locations,
    placeName: (id) => locations.find((place) => place._id === id)?.name ?? id,
  }
}

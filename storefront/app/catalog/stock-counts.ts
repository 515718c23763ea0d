import { bundlesAmong, type Variant } from '@souk/catalog'
import { availableOver, type StockLevel } from '@souk/inventory'
import { type Later, laterOver } from './later.ts'

type Bundle = ReturnType<typeof bundlesAmong>[number]

/**
 * What can be promised of everything, now and later, kept true level by level: every order moves a few of what may be a
 * hundred thousand, and the next page is not to wait for all of them.
 */
export class StockCounts {
  /** Units that can be promised now, over the places, by variant id. */
  readonly available: Map<string, number>
  /** Variants that may be ordered beyond that, by id. */
  readonly later: Map<string, Later>
  private readonly levels = new Map<string, Map<string, StockLevel>>()
  private readonly variants: ReadonlyMap<string, Variant>
  private readonly bundlesOf = new Map<string, Bundle[]>()
  private readonly locations: readonly string[]

  constructor(levels: readonly StockLevel[], locations: readonly string[], variants: readonly Variant[]) {
    const bundles = bundlesAmong(variants)
    this.locations = locations
    this.available = new Map(availableOver(levels, locations, bundles))
    this.later = new Map(laterOver(levels, locations, variants))
    this.variants = new Map(variants.map((variant) => [variant._id, variant]))
    for (const level of levels) this.held(level.variant).set(level._id, level)
    for (const bundle of bundles)
      for (const touched of [bundle.variant, ...bundle.parts.map(({ variant }) => variant)])
        this.bundlesOf.set(touched, [...(this.bundlesOf.get(touched) ?? []), bundle])
  }

  /** A level came, changed or went; what is counted of its variant, and of bundles with it, is counted again. */
  change(before: StockLevel | undefined, after: StockLevel | undefined): void {
    if (before) this.held(before.variant).delete(before._id)
    if (after) this.held(after.variant).set(after._id, after)
    for (const variant of new Set([before?.variant, after?.variant])) if (variant !== undefined) this.recount(variant)
  }

  private held(variant: string): Map<string, StockLevel> {
    const levels = this.levels.get(variant) ?? new Map<string, StockLevel>()
    this.levels.set(variant, levels)
    return levels
  }

  private recount(id: string): void {
    const own = [...this.held(id).values()]
    put(this.available, id, availableOver(own, this.locations, []).get(id))
    for (const bundle of this.bundlesOf.get(id) ?? []) {
      const parts = bundle.parts.flatMap(({ variant }) => [...this.held(variant).values()])
      put(this.available, bundle.variant, availableOver(parts, this.locations, [bundle]).get(bundle.variant))
    }
    const variant = this.variants.get(id)
    if (variant) put(this.later, id, laterOver(own, this.locations, [variant]).get(id))
  }
}

function put<Value>(map: Map<string, Value>, key: string, value: Value | undefined): void {
  if (value === undefined) map.delete(key)
  else map.set(key, value)
}

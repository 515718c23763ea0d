import { createClient } from '@sanity/client'
import { benchToken } from './lake-process.ts'

/** Ways to hold units, by name. */
export type Way = 'guarded' | 'strict' | 'naive'
/** Every order of one article, or of one of many. */
export type Shelf = 'spread' | 'hot'

/** One measurement of several shop processes over one lake. */
export interface PlacementPlan {
  readonly way: Way
  readonly shelf: Shelf
  readonly port: number
  readonly processes: number
  /** Which of the processes. */
  readonly nth: number
  /** Shoppers who wait at each process. */
  readonly width: number
  readonly seconds: number
  /** Carts of each process. */
  readonly carts: number
}
/** What one process saw. */
export interface PlacedBy {
  readonly placed: number
  readonly busy: number
  readonly conflicts: number
  readonly times: readonly number[]
  readonly failure?: string
}

export const skus = Array.from({ length: 1000 }, (_, index) => `BENCH-${index}`)
export const skuOf = (shelf: Shelf, index: number): string =>
  (shelf === 'hot' ? skus[0] : skus[index % skus.length]) ?? ''
export const variantOf = (sku: string): string => `variant-${sku.toLowerCase()}`
export const cartOf = (nth: number, index: number): string => `cart.bench-${nth}-${String(index).padStart(8, '0')}`
export const place = 'location-ferry'

/** All processes share one address, as they do on one machine: the limit is one for all of them. */
export const requestsPerSecond = 20

export const clientOf = (port: number) =>
  createClient({
    projectId: 'bench',
    dataset: 'production',
    apiHost: `http://127.0.0.1:${port}`,
    useProjectHostname: false,
    apiVersion: '2026-01-01',
    useCdn: false,
    token: benchToken,
  })

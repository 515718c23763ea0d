import type { CatalogImage } from '@souk/catalog'
import { localize } from '@souk/kernel'

/** A picture ready to draw: our own address without the width, words, and the size it was made at. */
export interface Picture {
  /** `/media/<asset id>`; the width is added as `/<width>.webp`. */
  readonly base: string
  readonly alt: string
  readonly width: number
  readonly height: number
}

/** Source: Sanity's asset ids, `image-<hash>-<width>x<height>-<format>`. */
const assetId = /^image-([0-9a-f]{40})-(\d+)x(\d+)-(\w+)$/

/** Size of an image asset, from its id; undefined when the id is not one of an image. */
export function assetSize(id: string): { readonly width: number; readonly height: number } | undefined {
  const match = assetId.exec(id)
  return match ? { width: Number(match[2]), height: Number(match[3]) } : undefined
}

/** The picture of a catalogue image, or undefined when it has none that can be served. */
export function pictureOf(image: CatalogImage | undefined, language: string): Picture | undefined {
  const id = image?.asset?._ref
  const size = id === undefined ? undefined : assetSize(id)
  if (!id || !size) return undefined
  return { base: `/media/${id}`, alt: localize(image?.alt, language) ?? '', ...size }
}

import type { ConsoleConfig } from '../config.ts'

const assetId = /^image-([0-9a-f]+-\d+x\d+)-(\w+)$/

/** Where the lake serves a picture: order lines hold the asset's id, other rows its address. */
function addressOf(image: string, { lakeOrigin, projectId, dataset }: ConsoleConfig): string {
  const [, name, extension] = assetId.exec(image) ?? []
  return name ? `${lakeOrigin}/images/${projectId}/${dataset}/${name}.${extension}` : image
}

/** A picture of the lake cut to a square of so many CSS px, sharp on double-density screens. Other addresses stay. */
export function smallPicture(image: string, size: number, config: ConsoleConfig): string {
  const address = addressOf(image, config)
  if (!/\/images\//.test(address)) return address
  const url = new URL(address, location.href)
  for (const [name, value] of Object.entries({ w: size * 2, h: size * 2, fit: 'crop', auto: 'format' }))
    url.searchParams.set(name, String(value))
  return url.href
}

import type { Ground } from '../catalog/cards.ts'
import type { Picture } from '../catalog/picture.ts'
import { pictureWidths } from '../catalog/picture-widths.ts'

/** A picture on its tile. `sizes` is the CSS width it is drawn at; `eager` for what stands in the first screen. */
export interface ProductPictureProps {
  readonly picture: Picture | undefined
  readonly ground: Ground
  readonly sizes: string
  readonly eager?: boolean
  readonly gone?: boolean
  /** Empty when the words beside it say the same. */
  readonly alt?: string
}

const srcSet = (picture: Picture): string =>
  pictureWidths
    .filter((width) => width <= picture.width * 1.25)
    .map((width) => `${picture.base}/${width}.webp ${width}w`)
    .join(', ')

/** A product drawing on a coloured tile; a tile with the shop's cup where there is no picture yet. */
export function ProductPicture({ picture, ground, sizes, eager = false, gone = false, alt }: ProductPictureProps) {
  return (
    <span className="tile" data-ground={ground} data-gone={gone || undefined}>
      {picture ? (
        <img
          src={`${picture.base}/640.webp`}
          srcSet={srcSet(picture)}
          sizes={sizes}
          width={picture.width}
          height={picture.height}
          alt={alt ?? picture.alt}
          loading={eager ? 'eager' : 'lazy'}
          fetchPriority={eager ? 'high' : 'auto'}
          decoding="async"
        />
      ) : (
        <svg className="tile-empty" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 9h11v5.5a4.5 4.5 0 0 1-4.5 4.5h-2A4.5 4.5 0 0 1 5 14.5V9Zm11 1.5h1.5a2.5 2.5 0 0 1 0 5H16" />
        </svg>
      )}
    </span>
  )
}

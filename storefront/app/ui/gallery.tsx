import { useState } from 'react'
import type { ProductPage } from '../catalog/product-page.ts'
import { ProductPicture } from './product-picture.tsx'
import { useShop } from './use-shop.ts'

/** The picture large, the others small below it. Without scripts all of them are links to their large selves. */
export function Gallery({ page }: { readonly page: ProductPage }) {
  const { words } = useShop()
  const [index, setIndex] = useState(0)
  const shown = page.pictures[index] ?? page.pictures[0]
  const tag =
    page.available === 0 ? words.card.soldOut : page.prepMinutes ? words.card.ready(page.prepMinutes) : undefined
  return (
    <div className="gallery">
      <div className="gallery-main">
        <ProductPicture
          picture={shown}
          ground={page.ground}
          sizes="(min-width: 1024px) 664px, 94vw"
          eager
          gone={page.available === 0}
        />
        {tag && <span className="tag">{tag}</span>}
      </div>
      {page.pictures.length > 1 && (
        <ul className="thumbs" aria-label={words.product.pictures}>
          {page.pictures.map((picture, each) => (
            <li key={picture.base}>
              <a
                href={`${picture.base}/1400.webp`}
                aria-current={each === index ? 'true' : undefined}
                aria-label={picture.alt || words.product.picture(each + 1)}
                onClick={(event) => {
                  event.preventDefault()
                  setIndex(each)
                }}
              >
                <ProductPicture picture={picture} ground={page.ground} sizes="160px" alt="" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

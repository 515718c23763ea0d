import { useRef, useState } from 'react'
import type { Picture } from '../catalog/picture.ts'
import type { ProductPage } from '../catalog/product-page.ts'
import { Icon } from './icon.tsx'
import { ProductPicture } from './product-picture.tsx'
import { useShop } from './use-shop.ts'

/** The picture at its full size above the page; without scripts its own address. */
function Zoom({ picture }: { readonly picture: Picture }) {
  const { words } = useShop()
  const box = useRef<HTMLDialogElement>(null)
  const href = `${picture.base}/1400.webp`
  return (
    <>
      <a
        className="zoom"
        href={href}
        aria-label={words.product.zoom}
        onClick={(event) => {
          event.preventDefault()
          box.current?.showModal()
        }}
      >
        <Icon name="zoom" size={22} />
      </a>
      <dialog className="zoom-box" ref={box} aria-label={words.product.zoom}>
        <form method="dialog">
          <button className="icon-button" aria-label={words.close}>
            <Icon name="cross" size={22} />
          </button>
        </form>
        <img src={href} width={picture.width} height={picture.height} alt={picture.alt} loading="lazy" />
      </dialog>
    </>
  )
}

/**
 * The picture large, the others as small ones that swap it. Without scripts all of them are links to their large
 * selves, as the magnifying glass always is.
 */
export function Gallery({ page }: { readonly page: ProductPage }) {
  const { words, quiet } = useShop()
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
        {tag && !quiet && <span className="tag">{tag}</span>}
        {shown && <Zoom picture={shown} />}
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

import { Link } from '@remix-run/react'
import type { CSSProperties } from 'react'
import type { BlockView } from '../catalog/home.ts'
import { HeroActions, HeroPicture } from './block-parts.tsx'
import { ProductPicture } from './product-picture.tsx'

type Of<Kind extends BlockView['kind']> = { readonly block: Extract<BlockView, { kind: Kind }> }

/** A still life beside the words: no text ever stands on the picture. */
export const StillHero = ({ block }: Of<'hero'>) => (
  <section className="container still-hero">
    <HeroPicture picture={block.picture} className="still-picture" sizes="(min-width: 1024px) 820px, 94vw" />
    <div className="still-words">
      <h1>{block.title}</h1>
      <p>{block.text}</p>
      <HeroActions primary={block.primary} secondary={block.secondary} />
      {block.note ? <p className="still-note">{block.note}</p> : null}
    </div>
  </section>
)

const shade = (colour: string) => ({ '--swatch': colour }) as CSSProperties

/** One story beside one picture, with the colours it comes in; each colour leads to what is sold in it. */
export const ColourStory = ({ block }: Of<'colours'>) => (
  <section className="colour-story">
    <div className="container colour-grid">
      <div className="colour-words">
        <h2>{block.title}</h2>
        <p>{block.text}</p>
        {block.colours.length > 0 && (
          <ul className="swatches">
            {block.colours.map((each) => (
              <li key={each.key}>
                {each.href ? (
                  <Link to={each.href} className="swatch" style={shade(each.colour)} title={each.title}>
                    <span className="visually-hidden">{each.title}</span>
                  </Link>
                ) : (
                  <span className="swatch" style={shade(each.colour)} role="img" aria-label={each.title} />
                )}
              </li>
            ))}
          </ul>
        )}
        <div className="actions">
          {block.action && (
            <Link className="button outline" to={block.action.href}>
              {block.action.label}
            </Link>
          )}
          {block.note ? <span className="colour-note">{block.note}</span> : null}
        </div>
      </div>
      {block.picture && (
        <img
          src={`${block.picture.base}/800.webp`}
          srcSet={[480, 800, 1080].map((width) => `${block.picture?.base}/${width}.webp ${width}w`).join(', ')}
          sizes="(min-width: 1024px) 600px, 94vw"
          width={block.picture.width}
          height={block.picture.height}
          alt={block.picture.alt}
          loading="lazy"
        />
      )}
    </div>
  </section>
)

/** Categories as large pictures with their words below. */
export const PictureDoors = ({ block }: Of<'doors'>) => (
  <section className="container section">
    {block.title ? <h2 className="section-title">{block.title}</h2> : null}
    <div className="picture-doors">
      {block.doors.map((door) => (
        <Link key={door.handle} to={`/categories/${door.handle}`} className="picture-door" prefetch="intent">
          <ProductPicture picture={door.picture} ground={door.ground} sizes="(min-width: 720px) 408px, 94vw" alt="" />
          <strong>{door.title}</strong>
          {door.summary ? <span>{door.summary}</span> : null}
        </Link>
      ))}
    </div>
  </section>
)

/** What the shop promises, between hairlines. */
export const Promises = ({ block }: Of<'promises'>) => (
  <section className="container section">
    <ul className="promises">
      {block.items.map((item) => (
        <li key={item.key}>
          <h2>{item.title}</h2>
          <p>{item.text}</p>
        </li>
      ))}
    </ul>
  </section>
)

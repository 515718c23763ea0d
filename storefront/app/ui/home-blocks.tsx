import { Link } from '@remix-run/react'
import type { BlockView, DoorView } from '../catalog/home.ts'
import { HeroActions, HeroPicture } from './block-parts.tsx'
import { Icon, isIcon } from './icon.tsx'
import { ProductCard } from './product-card.tsx'
import { ProductPicture } from './product-picture.tsx'
import { Prose } from './prose.tsx'
import { ColourStory, PictureDoors, Promises, StillHero } from './quiet-blocks.tsx'
import { useShop } from './use-shop.ts'

type Of<Kind extends BlockView['kind']> = { readonly block: Extract<BlockView, { kind: Kind }> }

function Hero({ block }: Of<'hero'>) {
  return (
    <section className="hero">
      <svg className="hero-sun" viewBox="0 0 880 560" preserveAspectRatio="xMaxYMax slice" aria-hidden="true">
        <path d="M0 560C70 250 330 84 560 84s330 110 330 476Z" className="hero-hill" />
        <circle cx="770" cy="96" r="58" className="hero-disc" />
      </svg>
      <HeroPicture picture={block.picture} className="hero-picture" sizes="(min-width: 1024px) 880px, 100vw" />
      <div className="container hero-words">
        <h1>{block.title}</h1>
        <p>{block.text}</p>
        <HeroActions primary={block.primary} secondary={block.secondary} />
        {block.note ? <p className="small">{block.note}</p> : null}
      </div>
    </section>
  )
}

function Strip({ block }: Of<'strip'>) {
  return (
    <section className="strip">
      <ul className="container">
        {block.items.map((item) => (
          <li key={item.key}>
            {isIcon(item.icon) ? <Icon name={item.icon} size={18} /> : <span className="dot" />}
            {item.text}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Door({ door }: { readonly door: DoorView }) {
  const { words } = useShop()
  return (
    <Link to={`/categories/${door.handle}`} className="door" data-ground={door.ground} prefetch="intent">
      <span className="door-words">
        <strong>{door.title}</strong>
        <span>{words.doors.count(door.count)}</span>
      </span>
      <ProductPicture picture={door.picture} ground={door.ground} sizes="(min-width: 720px) 240px, 45vw" alt="" />
    </Link>
  )
}

const Doors = ({ block }: Of<'doors'>) => (
  <section className="container section">
    {block.title ? <h2 className="section-title">{block.title}</h2> : null}
    <div className="doors">
      {block.doors.map((door) => (
        <Door key={door.handle} door={door} />
      ))}
    </div>
  </section>
)

const Row = ({ block }: Of<'row'>) => (
  <section className="container section">
    <div className="section-head">
      <h2 className="section-title">{block.title}</h2>
      {block.action && (
        <Link className="rest-link" to={block.action.href}>
          {block.action.label}
        </Link>
      )}
    </div>
    <div className="cards four">
      {block.cards.map((card) => (
        <ProductCard key={card.handle} card={card} />
      ))}
    </div>
  </section>
)

const Story = ({ block }: Of<'story'>) => (
  <section className="story">
    <div className="container story-grid">
      <div className="story-words">
        <h2>{block.title}</h2>
        <p>{block.text}</p>
        <div className="actions">
          {block.action && (
            <Link className="button sun" to={block.action.href}>
              {block.action.label}
            </Link>
          )}
          {block.note ? <strong className="story-note">{block.note}</strong> : null}
        </div>
      </div>
      <ol className="story-steps">
        {block.steps.map((step) => (
          <li key={step.key}>
            <ProductPicture picture={step.picture} ground="oat" sizes="(min-width: 1024px) 200px, 44vw" alt="" />
            <strong>{step.title}</strong>
            <span>{step.text}</span>
          </li>
        ))}
      </ol>
    </div>
  </section>
)

/** One block of a page. */
export function HomeBlock({ block }: { readonly block: BlockView }) {
  const { quiet } = useShop()
  if (block.kind === 'hero') return quiet ? <StillHero block={block} /> : <Hero block={block} />
  if (block.kind === 'strip') return <Strip block={block} />
  if (block.kind === 'doors') return quiet ? <PictureDoors block={block} /> : <Doors block={block} />
  if (block.kind === 'colours') return <ColourStory block={block} />
  if (block.kind === 'promises') return <Promises block={block} />
  if (block.kind === 'row') return <Row block={block} />
  if (block.kind === 'story') return <Story block={block} />
  return (
    <section className="container section prose">
      <Prose value={block.body} />
    </section>
  )
}

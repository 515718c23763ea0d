import { Link } from '@remix-run/react'
import type { BlockView } from '../catalog/home.ts'

type Hero = Extract<BlockView, { kind: 'hero' }>

/** A hero's picture: the largest of the page, so it is asked for first. */
export function HeroPicture(props: {
  readonly picture: Hero['picture']
  readonly className: string
  readonly sizes: string
}) {
  const { picture, className, sizes } = props
  if (!picture) return null
  return (
    <img
      className={className}
      src={`${picture.base}/1080.webp`}
      srcSet={[480, 800, 1080, 1400].map((width) => `${picture.base}/${width}.webp ${width}w`).join(', ')}
      sizes={sizes}
      width={picture.width}
      height={picture.height}
      alt={picture.alt}
      fetchPriority="high"
    />
  )
}

/** Where a hero leads: first its main door, then the other. */
export const HeroActions = ({ primary, secondary }: { readonly [Way in 'primary' | 'secondary']: Hero[Way] }) => (
  <div className="actions">
    {primary && (
      <Link className="button dark" to={primary.href}>
        {primary.label}
      </Link>
    )}
    {secondary && (
      <Link className="button outline" to={secondary.href}>
        {secondary.label}
      </Link>
    )}
  </div>
)

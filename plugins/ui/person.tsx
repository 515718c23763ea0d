import { BoltIcon } from '@sanity/icons/Bolt'

export interface PersonProps {
  /** As the actor is called: "Noor R.". */
  readonly name: string
  /** Machines get a bolt instead of initials. */
  readonly kind: 'staff' | 'shopper' | 'system' | 'provider'
  /** Pixels; 20 when left out. */
  readonly size?: number
}

const hues = ['#6d45d6', '#a8316f', '#0f766e', '#9a5b05', '#3b57d6', '#b3401f']

/** Who did it, as a small round mark. The name is its title. */
export function Person({ name, kind, size = 20 }: PersonProps) {
  const isPerson = (kind === 'staff' || kind === 'shopper') && name !== ''
  const hue = hues[[...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % hues.length]
  return (
    <span
      role="img"
      aria-label={name === '' ? kind : name}
      title={name === '' ? kind : name}
      style={{
        display: 'inline-flex',
        alignItems: 'center',
        justifyContent: 'center',
        flex: 'none',
        width: size,
        height: size,
        borderRadius: 99,
        fontSize: size * (isPerson ? 0.43 : 0.8),
        fontWeight: 600,
        color: isPerson ? '#fff' : 'var(--card-muted-fg-color)',
        background: isPerson ? hue : 'var(--card-muted-bg-color, var(--card-border-color))',
      }}
    >
      {isPerson ? initials(name) : <BoltIcon />}
    </span>
  )
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('')

import type { ReactNode } from 'react'

/** An empty, lost or broken place: a drawing, one sentence, a way on. */
export function StatePanel({
  title,
  text,
  level = 1,
  children,
}: {
  readonly title: string
  readonly text: string
  readonly level?: 1 | 2
  readonly children?: ReactNode
}) {
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <section className="state-panel">
      <Mug />
      <Heading className="state-title">{title}</Heading>
      <p>{text}</p>
      <div className="actions">{children}</div>
    </section>
  )
}

const Mug = () => (
  <svg className="mug" viewBox="0 0 120 110" width="120" height="110" aria-hidden="true">
    <defs>
      <linearGradient id="mug-body" x1="0" x2="1">
        <stop offset="0" stopColor="#e2d6c6" />
        <stop offset="0.18" stopColor="#fffaf0" />
        <stop offset="0.6" stopColor="#f3e8d8" />
        <stop offset="1" stopColor="#cdbba6" />
      </linearGradient>
    </defs>
    <ellipse cx="56" cy="100" rx="44" ry="6" fill="#2a120c" opacity="0.14" />
    <path d="M90 36c22-4 24 42-3 40" fill="none" stroke="#d8c8b4" strokeWidth="8" strokeLinecap="round" />
    <path d="M14 20h76v66a12 12 0 0 1-12 12H26a12 12 0 0 1-12-12Z" fill="url(#mug-body)" />
    <ellipse cx="52" cy="20" rx="38" ry="8" fill="#fffaf0" stroke="#2b4c8c" strokeWidth="2.5" />
    <ellipse cx="52" cy="21" rx="33" ry="5.5" fill="#e2d3bd" />
  </svg>
)

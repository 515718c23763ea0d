import { Button, Column, Row, Section, Text } from '@react-email/components'
import { createElement as h, type ReactElement } from 'react'
import type { Part } from '../domain/letter.ts'
import type { Look } from '../domain/look.ts'

/** Draws one kind of part. Node runs these files as they are, so elements are made without JSX. */
type Drawn<Kind extends Part['kind']> = (part: Extract<Part, { kind: Kind }>, look: Look) => ReactElement

type Worded = (part: { readonly text: string }, look: Look) => ReactElement

const size = { fontSize: '16px', lineHeight: '1.55' } as const
const words: Worded = ({ text }, { ink }) => h(Text, { style: { ...size, color: ink, margin: '0 0 16px' } }, text)

/** A promise or a warning, on a tinted ground. */
const note: Worded = ({ text }, { note: ground, onNote }) =>
  h(
    Text,
    {
      style: {
        ...size,
        backgroundColor: ground,
        color: onNote,
        borderRadius: '12px',
        padding: '12px 16px',
        margin: '0 0 20px',
      },
    },
    text,
  )

/** What somebody wrote, with its line breaks. */
const quote: Worded = ({ text }, { line, ink }) =>
  h(
    'blockquote',
    {
      dir: 'auto',
      style: {
        ...size,
        margin: '0 0 20px',
        padding: '2px 16px',
        borderInlineStart: `3px solid ${line}`,
        color: ink,
        whiteSpace: 'pre-line',
      },
    },
    text,
  )

const action: Drawn<'action'> = ({ label, href }, { accent, onAccent }) =>
  h(
    Section,
    { style: { margin: '4px 0 24px' } },
    h(
      Button,
      {
        href,
        style: {
          backgroundColor: accent,
          color: onAccent,
          borderRadius: '99px',
          padding: '13px 24px',
          fontSize: '16px',
          fontWeight: 600,
        },
      },
      label,
    ),
  )

const code: Drawn<'code'> = ({ label, code: digits }, { soft, ink }) =>
  h(
    Text,
    { style: { ...size, color: soft, margin: '0 0 20px' } },
    `${label}: `,
    h('bdi', { style: { color: ink, fontSize: '22px', fontWeight: 700, fontVariantNumeric: 'tabular-nums' } }, digits),
  )

const rows: Drawn<'rows'> = (part, { line, ink }) => {
  const cell = { ...size, color: ink, padding: '8px 0', verticalAlign: 'top' } as const
  return h(
    Section,
    { style: { borderTop: `1px solid ${line}`, margin: '0 0 16px' } },
    part.rows.map(([what, value], index) => {
      const last = part.sum && index === part.rows.length - 1
      const style = last ? { ...cell, fontWeight: 700 } : cell
      return h(Row, {
        key: `${index}-${what}`,
        children: [
          h(Column, { key: 'what', style: { ...style, textAlign: 'start', paddingInlineEnd: '16px' } }, what),
          h(Column, { key: 'value', style: { ...style, textAlign: 'end' } }, h('bdi', null, value)),
        ],
      })
    }),
  )
}

const worded = { text: words, note, quote } as const

/** Draws a part of a letter; every text in it is escaped by React. */
export function drawPart(part: Part, look: Look): ReactElement {
  switch (part.kind) {
    case 'action':
      return action(part, look)
    case 'code':
      return code(part, look)
    case 'rows':
      return rows(part, look)
    default:
      return worded[part.kind](part, look)
  }
}

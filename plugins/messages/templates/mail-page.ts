import { Body, Container, Head, Heading, Html, Preview, Section, Text } from '@react-email/components'
import { createElement as h, type ReactElement } from 'react'
import { type Letter, letterText } from '../domain/letter.ts'
import { type Language, languages } from '../domain/language.ts'
import { drawPart } from './parts.ts'

/** System typefaces only: nothing is loaded from anywhere. */
const typefaces: Readonly<Record<Language, string>> = {
  en: "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  ar: "'Noto Naskh Arabic', 'Geeza Pro', 'Segoe UI', Tahoma, sans-serif",
  ur: "'Noto Nastaliq Urdu', 'Urdu Typesetting', 'Noto Naskh Arabic', 'Geeza Pro', Tahoma, sans-serif",
}

/** A whole mail: the shop's name, a heading, the parts, the small print. */
export function MailPage({ letter }: { readonly letter: Letter }): ReactElement {
  const { language, look, shop, subject, title, parts, closing } = letter
  const { dir } = languages[language]
  const body = {
    margin: 0,
    padding: '24px 0',
    backgroundColor: look.ground,
    color: look.ink,
    fontFamily: typefaces[language],
  }
  const paper = { maxWidth: '560px', backgroundColor: look.paper, borderRadius: '18px', padding: '32px 28px' }
  return h(
    Html,
    { lang: language, dir },
    h(Head, null, h('title', null, subject), h('meta', { name: 'color-scheme', content: 'light' })),
    h(Preview, null, previewOf(letter)),
    h(
      Body,
      { style: body },
      h(
        Container,
        { style: paper, dir },
        h(Text, { style: { color: look.accent, fontWeight: 700, fontSize: '16px', margin: '0 0 24px' } }, shop),
        h(
          Heading,
          { as: 'h1', style: { fontSize: '28px', lineHeight: '1.25', margin: '0 0 12px', color: look.ink } },
          title,
        ),
        ...parts.map((part, index) => h(Section, { key: index }, drawPart(part, look))),
        h(Text, { style: { color: look.soft, fontSize: '14px', lineHeight: '1.5', margin: '8px 0 0' } }, closing),
      ),
    ),
  )
}

/** What mail programs show beside the subject. */
const previewOf = (letter: Letter): string =>
  letterText({
    ...letter,
    parts: letter.parts.filter(({ kind }) => kind === 'text' || kind === 'note').slice(0, 1),
    closing: '',
  })
    .replaceAll(/\s+/g, ' ')
    .trim()

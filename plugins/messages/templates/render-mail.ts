import { render } from '@react-email/render'
import { createElement } from 'react'
import { type Letter, letterText } from '../domain/letter.ts'
import { MailPage } from './mail-page.ts'

/** A rendered mail, without its envelope. */
export interface RenderedMail {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Draws a letter as HTML and as text. The same letter, the same mail. Called by the runner of effects. */
export async function renderMail(letter: Letter): Promise<RenderedMail> {
  const html = await render(createElement(MailPage, { letter }))
  return { subject: letter.subject, text: letterText(letter), html }
}

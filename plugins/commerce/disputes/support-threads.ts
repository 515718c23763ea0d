import type { Evidence } from './evidence.ts'
import { chapter, html, type Markup } from './page-parts.ts'
import { moment } from './written.ts'

/** What the shopper asked about it and what we answered, word for word; notes that never left the shop are left out. */
export const supportChapter = ({ tickets }: Evidence): Markup =>
  chapter(
    'What was asked and answered',
    ...tickets.map(({ number, subject, state, messages, language }) => {
      const said = messages.filter(({ kind }) => kind === 'public')
      return html`<h3>${`${number}: ${subject} (${state.replaceAll('_', ' ')})`}</h3>${said.map(
        ({ at, author, body, attachments }) =>
          html`<p>${[
            `${moment(at)}, ${author.kind === 'staff' ? author.name || 'staff' : 'the shopper'}`,
            ...attachments.map(({ name }) => `with ${name}`),
          ].join(', ')}</p><blockquote lang="${language}" dir="auto">${body}</blockquote>`,
      )}`
    }),
  )

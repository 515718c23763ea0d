import type { IncomingFile } from '@souk/commerce'
import type { Refusal } from '@souk/kernel'
import { attachmentLimits, textLimits } from '@souk/support'
import { typed } from '../account/account-form.ts'
import { readForm } from '../read-form.ts'
import type { Words } from '../words/words.ts'

/** Four files and the words around them. */
const mostBytes = attachmentLimits.most * attachmentLimits.bytes + 256 * 1024

/** A form with files, by the rules of every form. */
export const readFilesForm = (request: Request): Promise<FormData> => readForm(request, mostBytes)

/** The files of a form. An empty field sends one without a name. */
export async function filesOf(form: FormData): Promise<readonly IncomingFile[]> {
  const given = form.getAll('files').filter((entry) => typeof entry !== 'string' && entry.size > 0) as File[]
  return Promise.all(given.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })))
}

/** What was typed into the fields, so that nothing of it is lost when the form comes back. */
export const questionOf = (form: FormData) => ({
  subject: typed(form, 'subject', textLimits.subject),
  category: typed(form, 'category', 20),
  message: String(form.get('message') ?? ''),
  email: typed(form, 'email'),
  name: typed(form, 'name', textLimits.name),
})
export type Question = ReturnType<typeof questionOf>

/** What is wrong with a question, by field; `all` stands above the form. */
export interface QuestionTrouble {
  readonly problems: Readonly<Record<string, string>>
  readonly all?: string
}

const fieldOf: Readonly<Record<string, string>> = {
  contact_needed: 'email',
  message_empty: 'message',
  attachment_refused: 'files',
}

/** A refusal of the desk in the page's language. */
export function questionTrouble({ support }: Words, refusal: Refusal): QuestionTrouble {
  const { wrong } = support
  const { code } = refusal
  const issues = (refusal.detail?.['issues'] ?? []) as readonly { readonly path: string }[]
  const field = fieldOf[code] ?? (issues[0]?.path === 'body' ? 'message' : issues[0]?.path)
  const sentences: Readonly<Record<string, string>> = wrong
  if (field !== undefined && sentences[field]) return { problems: { [field]: sentences[field] } }
  if (code === 'too_many_tries') return { problems: {}, all: wrong.often }
  if (code === 'ticket_closed') return { problems: {}, all: wrong.closed }
  return { problems: {}, all: code === 'ticket_too_long' ? wrong.full : wrong.other }
}

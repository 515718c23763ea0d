import type { Refusal } from '@souk/kernel'
import type { Words } from '../words/words.ts'

/** What is wrong with a form: a sentence for each field, and one for all of it. */
export interface FormTrouble {
  readonly problems: Readonly<Record<string, string>>
  readonly said?: string
}

/** A field of a form as typed, without control characters and bounded. */
export const typed = (form: FormData, name: string, most = 200): string =>
  String(form.get(name) ?? '')
    .replace(/[\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, most)

/** Passwords are taken as they are: a space at the end is part of it. */
export const typedPassword = (form: FormData, name: string): string => String(form.get(name) ?? '').slice(0, 1000)

/** One field takes both: what holds an `@` is an e-mail address, all else a phone number. */
export const readContact = (text: string): { readonly email: string } | { readonly phone: string } =>
  text.includes('@') ? { email: text } : { phone: text }

interface Issue {
  readonly path: string
  readonly kind?: string
}

/** A refusal in the page's language: beside its fields where it names some, else above the form. */
export function troubleOf(words: Words, refusal: Refusal, fields: Readonly<Record<string, string>> = {}): FormTrouble {
  const { wrong, refused } = words.accounts
  const sentences: Readonly<Record<string, string>> = wrong
  const told: Readonly<Record<string, string>> = refused
  if (refusal.code !== 'invalid_input') return { problems: {}, said: told[refusal.code] ?? refused.other }
  const issues = (refusal.detail?.['issues'] ?? []) as readonly Issue[]
  const problems = issues.map(({ path, kind }) => {
    const field = fields[path] ?? path
    return [field, sentences[kind ?? field] ?? sentences[path] ?? wrong.other] as const
  })
  return { problems: Object.fromEntries(problems) }
}

/** The status of a page that says no: 429 where it was too often, so that machines understand it, too. */
export const statusOf = ({ code }: Refusal): number => (code === 'too_many_tries' ? 429 : 422)

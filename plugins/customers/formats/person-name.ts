import { plainText } from './plain-text.ts'

/** The longest name that is kept. */
const longest = 120

/** A person's name as it is kept: one line of plain text. Undefined when nothing in it can be read, or when it is too long. */
export function personName(typed: string): string | undefined {
  const name = plainText(typed)
  return /[\p{L}\p{N}]/u.test(name) && name.length <= longest ? name : undefined
}

/**
 * An e-mail address as it is compared and kept: trimmed, composed, lower case. Undefined when it is none. What really
 * receives mail is found out by sending one.
 */
export function normalEmail(typed: string): string | undefined {
  const email = typed.trim().normalize('NFC').toLowerCase()
  const fits =
    email.length <= 200 && /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@.<>()[\]\\,;:"]{2,}$/.test(email)
  return fits && !email.includes('..') ? email : undefined
}

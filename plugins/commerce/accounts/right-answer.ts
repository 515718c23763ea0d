import { timingSafeEqual } from 'node:crypto'
import type { OrderSecrets } from '../secrets.ts'
import type { Answer } from './contract.ts'

/** Whether link token or code is the one of the question. Compared in constant time. */
export function isRightAnswer(
  secrets: Pick<OrderSecrets, 'verificationToken' | 'verificationCode'>,
  { verification, token, code }: Answer,
): boolean {
  if (token !== undefined) return equal(token, secrets.verificationToken(verification))
  return code !== undefined && equal(latin(code), secrets.verificationCode(verification))
}

const equal = (given: string, right: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** A code as it may be typed: with spaces, in Arabic or Persian digits. */
const latin = (code: string): string =>
  code
    .replace(/[\s-]/g, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))

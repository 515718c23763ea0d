import type { Promotion, PromotionCode } from './documents.ts'

/** How many codes a cart may hold. */
export const mostCodes = 5

/** A code as it is compared: capitals, without gaps and dashes. People write `spring 10` for SPRING-10. */
export const tidyCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\-\u2010-\u2015]/g, '')
    .toUpperCase()

/** Whether somebody could have meant a code by it: 3 to 32 letters and digits once it is tidied. */
export const isCode = (typed: string): boolean => /^[\p{L}\p{N}]{3,32}$/u.test(tidyCode(typed))

/** How many orders a code is good for; undefined: any number. */
export const limitOf = (promotion: Promotion, code: Pick<PromotionCode, 'limit'> | undefined): number | undefined =>
  code?.limit ?? promotion.limitTotal

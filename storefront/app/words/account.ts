import { accountAr } from './account-ar.ts'
import { accountEn } from './account-en.ts'
import { accountUr } from './account-ur.ts'

/** Words of accounts: signing in and up, orders, profile, addresses, devices and data. */
export const accountWords = { en: accountEn, ar: accountAr, ur: accountUr }

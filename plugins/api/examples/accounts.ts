import { type Example, samples } from './example.ts'

const password = 'oat milk, no sugar'
const home = {
  name: 'Amira Khan',
  line1: '41 Harbour Street',
  city: 'San Francisco',
  region: 'CA',
  postalCode: '94105',
  country: 'US',
}
const row = { key: samples.address }

/** An account from its first day to its last. */
export const accountExamples: readonly Example[] = [
  {
    id: 'register',
    by: 'nobody',
    body: { email: 'noor@example.com', name: 'Noor', password, language: 'en', consents: { marketing: false } },
    keeps: { verification: 'verification' },
  },
  { id: 'resendConfirmation', by: 'nobody', body: { email: 'lena@example.com' } },
  { id: 'confirmContact', by: 'nobody', body: { verification: samples.verification, code: samples.code } },
  { id: 'signIn', by: 'nobody', body: { email: 'amira@example.com', password }, keeps: { sessionToken: 'token' } },
  { id: 'listSessions', by: 'shopper' },
  { id: 'endSession', by: 'shopper', params: { id: samples.session } },
  { id: 'readMe', by: 'shopper' },
  { id: 'changeMe', by: 'shopper', body: { name: 'Amira Haddad', consents: { marketing: true } } },
  { id: 'addAddress', by: 'shopper', body: { ...home, preferred: true }, keeps: { address: 'key' } },
  { id: 'listAddresses', by: 'shopper' },
  { id: 'changeAddress', by: 'shopper', params: row, body: { ...home, line1: '9 Mint Street' } },
  { id: 'removeAddress', by: 'shopper', params: row },
  { id: 'listOwnOrders', by: 'shopper', query: { limit: '10' } },
  { id: 'reorder', by: 'shopper', params: { id: samples.ownOrder } },
  { id: 'exportMe', by: 'shopper' },
  { id: 'signOutEverywhere', by: 'shopper' },
  { id: 'signOut', by: 'leaver' },
  { id: 'eraseMe', by: 'leaver', body: { password } },
  { id: 'requestReset', by: 'nobody', body: { email: 'amira@example.com' }, keeps: { reset: 'verification' } },
  {
    id: 'completeReset',
    by: 'nobody',
    body: { verification: samples.reset, code: samples.resetCode, password: 'two sugars, please' },
  },
]

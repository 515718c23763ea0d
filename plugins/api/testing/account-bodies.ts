const contact = [
  { email: 'amira@example.com' },
  { phone: '+14155550134' },
  { email: 'sam@example.com', language: 'ar' },
]
const password = 'oat milk, no sugar'
const verification = `verification.${'0'.repeat(26)}`
const home = {
  name: 'Amira Haddad',
  line1: '41 Harbour Street',
  city: 'San Francisco',
  region: 'CA',
  postalCode: '94105',
  country: 'US',
}

/** Right bodies for the routes of accounts, by the route's id. */
export const accountBodies: Readonly<Record<string, readonly unknown[]>> = {
  register: contact.map((each) => ({ ...each, name: 'Amira', password, consents: { marketing: true } })),
  confirmContact: [
    { verification, code: '123456' },
    { verification, token: 'x' },
    { verification, token: 'x', password },
  ],
  resendConfirmation: contact,
  signIn: contact.map(({ language: _, ...each }: { language?: string }) => ({ ...each, password })),
  requestReset: contact,
  completeReset: [{ verification, code: '123456', password }],
  changeMe: [{}, { name: 'Amira H.' }, { language: 'ar', consents: { marketing: false } }],
  eraseMe: [{ password: 'not the password' }],
  addAddress: [home, { ...home, country: 'GB', postalCode: 'E1 6AN' }, { ...home, preferred: true }],
  changeAddress: [home, { ...home, country: 'DE', postalCode: '10115' }],
}

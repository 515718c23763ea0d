/** The shopper whom both demo shops know, with an account. `access.json` tells them as `demo.shopper`. */
export const demoShopper = {
  name: 'Amira Haddad',
  email: 'amira@coffee.test',
  password: 'oat-flat-white',
} as const

/** How people write contacts and addresses, and how we keep them. For the server: the tables are large. */
export * from './address.ts'
export * from './email.ts'
export * from './phone.ts'
export * from './person-name.ts'
export * from './plain-text.ts'

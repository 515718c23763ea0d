export { createMailSimulator, type MailSimulator, type MailSimulatorOptions } from './mail/index.ts'
export { createStripeSimulator, type StripeSimulatorOptions } from './stripe/index.ts'
export type { StripeLoad } from './stripe/load.ts'

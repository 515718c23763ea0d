/** Messages' public face: what we say to whom, and the port that senders implement. */
export * from './documents.ts'
export { escapeHtml, oneLine } from './html.ts'
export * from './mailer.ts'
export * from './message.ts'
export * from './message-states.ts'
export * from './templates/order-confirmation.ts'

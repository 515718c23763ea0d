/** The lake's WebSockets: many listener streams over one connection, and who is looking at which document. */
export { attachSockets } from './attach.ts'

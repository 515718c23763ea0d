/**
 * Runs every simulator in one process. Ends with SIGTERM, or when the process that started it goes away. Ctrl-C reaches
 * the whole group; under a parent it is the parent's to answer.
 */
import { readEnv } from './env.ts'
import { createMailSimulator } from './mail/index.ts'
import { createSmsSimulator } from './sms/index.ts'
import { createStripeSimulator } from './stripe/index.ts'

const env = readEnv(process.env)
const stripe = env.stripe && createStripeSimulator(env.stripe)
const mail = env.mail && createMailSimulator(env.mail)
const sms = env.sms && createSmsSimulator(env.sms)
await Promise.all([stripe?.listen(env.stripe?.port ?? 0), mail?.listen(), sms?.listen(env.sms?.port ?? 0)])

const urls = { stripe: stripe?.url, mail: mail?.url, smtp: mail?.smtpUrl, sms: sms?.url }
if (process.send) process.send({ ready: true, ...urls })
else console.log('simulators listen', urls)

let ending = false
async function end(): Promise<void> {
  if (ending) return
  ending = true
  await Promise.all([stripe?.close(), mail?.close(), sms?.close()])
  process.exit(0)
}
for (const signal of ['SIGTERM', 'disconnect'] as const) process.on(signal, () => void end())
process.on('SIGINT', () => !process.send && void end())

/**
 * Runs every simulator in one process. Ends with SIGTERM, or when the process that started it goes away. Ctrl-C reaches
 * the whole group; under a parent it is the parent's to answer.
 */
import { createCarriersSimulator } from './carriers/index.ts'
import { createCourierSimulator } from './courier/index.ts'
import { readEnv } from './env.ts'
import type { HttpServer } from './http/serve.ts'
import { createMailSimulator } from './mail/index.ts'
import { createPaypalSimulator } from './paypal/index.ts'
import { createSmsSimulator } from './sms/index.ts'
import { createStripeSimulator } from './stripe/index.ts'

const env = readEnv(process.env)
const mail = env.mail && createMailSimulator(env.mail)

/** A simulator with the port that it was given; undefined where the real service is used. */
const at = <Options extends { readonly port: number }>(
  options: Options | undefined,
  create: (options: Options) => HttpServer,
) => options && { server: create(options), port: options.port }

const servers = {
  stripe: at(env.stripe, createStripeSimulator),
  paypal: at(env.paypal, createPaypalSimulator),
  carriers: at(env.carriers, createCarriersSimulator),
  courier: at(env.courier, createCourierSimulator),
  sms: at(env.sms, createSmsSimulator),
}
const running = Object.values(servers).filter((each) => each !== undefined)
await Promise.all([...running.map(({ server, port }) => server.listen(port)), mail?.listen()])

const urls = {
  ...Object.fromEntries(Object.entries(servers).map(([name, each]) => [name, each?.server.url])),
  mail: mail?.url,
  smtp: mail?.smtpUrl,
}
if (process.send) process.send({ ready: true, ...urls })
else console.log('simulators listen', urls)

let ending = false
async function end(): Promise<void> {
  if (ending) return
  ending = true
  await Promise.all([...running.map(({ server }) => server.close()), mail?.close()])
  process.exit(0)
}
for (const signal of ['SIGTERM', 'disconnect'] as const) process.on(signal, () => void end())
process.on('SIGINT', () => !process.send && void end())

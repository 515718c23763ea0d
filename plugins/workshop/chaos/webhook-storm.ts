import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestWorld } from '../dev/test-world.ts'

/** Everybody who writes to us, and where their stand-in listens, counted from the first simulator's port. */
const senders = { stripe: 0, paypal: 1, easypost: 2, fedex: 2, uber: 3, twilio: 6 } as const
type Sender = keyof typeof senders

/** A control of a sender's stand-in. Throws when it is refused. */
export async function control(world: TestWorld, sender: Sender, path: string, body: unknown): Promise<void> {
  const url = `http://127.0.0.1:${world.env.simPort + senders[sender]}/_sim/${path}`
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
}

/** The same faults for all of them. */
export async function faults(world: TestWorld, body: unknown): Promise<void> {
  for (const sender of Object.keys(senders) as readonly Sender[]) await control(world, sender, 'faults', body)
}

const signatures = [
  'stripe-signature',
  'paypal-transmission-sig',
  'x-hmac-signature',
  'fdx-signature',
  'x-uber-signature',
  'x-twilio-signature',
  'sanity-webhook-signature',
]
const bodies = [
  JSON.stringify({ id: 'evt_forged', type: 'checkout.session.completed', data: { object: {} } }),
  '',
  'MessageSid=SM1&MessageStatus=delivered',
  '{"id":"<script>","event_type":"PAYMENT.CAPTURE.COMPLETED"}',
]

/** Letters that nobody signed, or somebody else did. Answers how many were sent, and which were not turned away. */
export async function forge(
  world: TestWorld,
): Promise<{ readonly sent: number; readonly believed: readonly string[] }> {
  const wrong = Object.fromEntries(signatures.map((name) => [name, `t=1,v1=${'0'.repeat(64)}`]))
  const letters = [...Object.keys(senders), 'sanity', 'nobody'].flatMap((source) =>
    [{}, wrong].flatMap((signed) => bodies.map((body) => ({ source, signed, body }))),
  )
  const believed: string[] = []
  for (const { source, signed, body } of letters) {
    const answer = await fetch(`http://127.0.0.1:${world.env.port}/webhooks/${source}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signed },
      body,
    })
    if (answer.status !== 400) believed.push(`a forged letter of ${source} was answered ${answer.status}`)
  }
  return { sent: letters.length, believed }
}

/** What became of every letter, by source and outcome, as the server's log tells it. */
export function outcomes(world: TestWorld): readonly string[] {
  const folder = join(world.env.dataDir, 'logs')
  const counts = new Map<string, number>()
  for (const file of readdirSync(folder))
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      if (!line.includes('"msg":"webhook"')) continue
      const { source, outcome } = JSON.parse(line.slice(line.indexOf('{'))) as Readonly<Record<string, string>>
      const name = `${source} ${outcome}`
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => `${name} ${count}`)
}

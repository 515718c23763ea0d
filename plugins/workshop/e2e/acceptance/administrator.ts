import { statSync } from 'node:fs'
import { join } from 'node:path'
import { souk } from './desk.ts'
import { writeToLake } from './lake-desk.ts'
import { hold, noted, type Script, type Stage } from './script.ts'

/** What a token of the lake may see: how many parcels' work, how many people. */
async function seenWith({ world }: Stage, token: string): Promise<{ readonly work: number; readonly people: number }> {
  const groq = '{"work": count(*[_type == "fulfillment"]), "people": count(*[_type == "customer"])}'
  const address = `${world.urls.lake}v2025-02-19/data/query/${world.access.dataset}?query=${encodeURIComponent(groq)}`
  const headers = { authorization: `Bearer ${token}`, 'x-sanity-project-id': world.access.projectId }
  const answer = (await (await fetch(address, { headers })).json()) as { result?: { work: number; people: number } }
  return answer.result ?? { work: -1, people: -1 }
}

/** Signs in on the lake's own page, as console and Studio lead there; answers the token. */
async function signIn({ world }: Stage, email: string, password: string): Promise<string> {
  const sent = await fetch(`${world.urls.lake}v1/auth/login/local`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ origin: `${world.origin}/console/`, email, password }),
  })
  const code = /sid=([^&]+)/.exec(sent.headers.get('location') ?? '')?.[1] ?? ''
  const answer = await fetch(`${world.urls.lake}v1/auth/fetch?sid=${code}`)
  return ((await answer.json()) as { token?: string }).token ?? ''
}

/** Who lets people in and keeps the data safe. */
export const administrator: Script = {
  user: 'Administrator',
  who: 'lets people and programs in, and keeps the data safe',
  steps: [
    {
      does: 'lets a new picker in',
      sees: 'a password, with which the picker signs in and sees the floor but no customers',
      async run(stage) {
        const words = ['--name', 'Hana B.', '--email', 'hana@coffee.test', '--role', 'picker']
        const { code, said, heard } = souk(stage, 'user', 'add', ...words)
        hold(code === 0, heard)
        const token = await signIn(stage, 'hana@coffee.test', said.trim().split('\n').at(-1) ?? '')
        const { work, people } = await seenWith(stage, token)
        hold(work > 0 && people === 0, `${work} on the floor, ${people} customers`)
        return 'signed in, sees the floor, no customers'
      },
    },
    {
      does: 'makes a token for a program that reads figures',
      sees: 'that it reads, and runs no command',
      async run(stage) {
        const { code, said, heard } = souk(stage, 'token', 'create', '--role', 'analyst')
        hold(code === 0, heard)
        const token = said.trim().split('\n').at(-1) ?? ''
        const { work } = await seenWith(stage, token)
        const input = { orderId: noted(stage, 'order'), reason: 'none' }
        const run = await stage.client.call('POST', '/api/v1/commands/cancelOrder', { token, body: { input } })
        hold(work > 0 && run.status === 403, `${work} read, ${run.status}`)
        return 'reads; 403 for a command'
      },
    },
    {
      does: 'tries to write an order into the dataset by hand',
      sees: 'that not even an administrator may',
      async run(stage) {
        const order = { _id: 'order.by-hand', _type: 'order', number: '1' }
        const answer = await writeToLake(stage, 'admin', 'mutate', { mutations: [{ create: order }] })
        hold(answer.status === 403, `${answer.status} ${answer.said}`)
        return '403'
      },
    },
    {
      does: 'backs the shop up',
      sees: 'one file with every document and picture',
      async run(stage) {
        const file = join(stage.world.env.dataDir, 'acceptance.backup')
        const { code, heard } = souk(stage, 'backup', file)
        hold(code === 0 && statSync(file).size > 100_000, heard)
        return 'a file that holds the shop'
      },
    },
  ],
}

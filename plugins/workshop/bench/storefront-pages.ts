import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { startTestWorld } from '../dev/test-world.ts'
import type { Benchmark, Row } from './measure.ts'

/** What the load process answers: requests per second and how many were not 200. */
interface Load {
  readonly rate: number
  readonly failed: number
}

function inProcess<Answer>(script: string, args: readonly string[]): { child: ChildProcess; answer: Promise<Answer> } {
  const child = fork(join(import.meta.dirname, script), [...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const answer = new Promise<Answer>((done, failed) => {
    child.once('message', (message) => done(message as Answer))
    child.once('error', failed)
    child.once('exit', (code) => failed(new Error(`${script} left with ${code}`)))
  })
  return { child, answer }
}

const loadOf = (url: string): Promise<Load> => inProcess<Load>('load.ts', [url, '32', '4']).answer

/** Server-rendered pages of the shop against a hello-world server of the same run, 32 connections. */
export const storefrontPages: Benchmark = {
  name: 'storefront',
  about: 'requests per second at 32 connections against a hello-world server',
  async run(say) {
    const world = await startTestWorld({ say })
    const hello = inProcess<{ port: number }>('hello.ts', [])
    const rows: Row[] = []
    try {
      const { port } = await hello.answer
      const products = (await (await fetch(`${world.origin}/api/v1/products?limit=1`)).json()) as {
        data: { handle: string }[]
      }
      const handle = products.data[0]?.handle ?? ''
      const pages = [
        ['product page', `/products/${handle}`],
        ['listing', '/products'],
        ['API product list', '/api/v1/products?limit=20'],
      ] as const
      for (const [measure, path] of pages) {
        await loadOf(`${world.origin}${path}`)
        const control = await loadOf(`http://127.0.0.1:${port}/`)
        const ours = await loadOf(`${world.origin.replace('localhost', '127.0.0.1')}${path}`)
        if (ours.failed > 0) throw new Error(`${path}: ${ours.failed} answers were not 200`)
        rows.push({ measure, ours: ours.rate, control: control.rate, unit: 'req/s', ratio: ours.rate / control.rate })
      }
    } finally {
      hello.child.kill()
      await world.dispose()
    }
    return rows
  },
}

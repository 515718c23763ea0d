import { startTestWorld } from '../dev/test-world.ts'
import { inProcess, loadOf } from './child-answer.ts'
import type { Benchmark, Row } from './measure.ts'

const at = { width: 32, seconds: 4 }

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
        const origin = `http://127.0.0.1:${world.env.port}`
        await loadOf('read', origin, path, at)
        const control = await loadOf('read', `http://127.0.0.1:${port}`, '/', at)
        const ours = await loadOf('read', origin, path, at)
        rows.push({ measure, ours: ours.rate, control: control.rate, unit: 'req/s', ratio: ours.rate / control.rate })
      }
    } finally {
      hello.child.kill()
      await world.dispose()
    }
    return rows
  },
}

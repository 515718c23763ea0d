import { createServer } from 'node:net'

const free = (port: number): Promise<boolean> =>
  new Promise((answer) => {
    const probe = createServer()
    probe.once('error', () => answer(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)))
  })

/**
 * The first of `count` neighbouring ports that nobody listens on, below those that systems hand out by themselves: such a
 * one may be taken before it is used. Throws after 200 tries.
 */
export async function freePorts(count: number): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const first = 20_000 + Math.floor(Math.random() * 12_000)
    const answers = await Promise.all(Array.from({ length: count }, (_, index) => free(first + index)))
    if (answers.every(Boolean)) return first
  }
  throw new Error(`no ${count} neighbouring free ports found between 20000 and 32000`)
}

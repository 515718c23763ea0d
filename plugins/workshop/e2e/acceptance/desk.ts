import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { top } from '../../config/steps.ts'
import { soon } from './lake-desk.ts'
import { hold, noted, type Script, type Stage } from './script.ts'

/** Runs the operator's command line against the world, as `npm run souk` does. */
export function souk({ world }: Stage, ...words: readonly string[]) {
  const done = spawnSync(process.execPath, [join(top, 'plugins/workshop/souk/souk.ts'), ...words], {
    cwd: top,
    env: { ...process.env, DATA_DIR: world.env.dataDir, LAKE_PORT: String(world.env.lakePort) },
    encoding: 'utf8',
  })
  return { code: done.status, said: done.stdout, heard: done.stderr }
}

/** Who reads figures. */
export const analyst: Script = {
  user: 'Analyst',
  who: 'reads figures with an analyst’s role',
  steps: [
    {
      does: 'exports the orders of the last days as CSV',
      sees: 'a row for each line, the shopper’s order among them, amounts that add up',
      async run(stage) {
        const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
        const { code, said, heard } = souk(stage, 'export', 'orders', '--from', day(-5), '--to', day(2))
        const rows = said.trim().split('\n')
        hold(code === 0 && rows[0]?.startsWith('number,order,') === true, heard)
        const mine = rows.find((row) => row.includes(noted(stage, 'order')))?.split(',')
        hold(mine?.[11] === noted(stage, 'total'), String(mine))
        return `${rows.length - 1} lines, order ${noted(stage, 'number')} with its total`
      },
    },
    {
      does: 'asks for the hourly roll-ups',
      sees: 'revenue by hour',
      async run(stage) {
        const count = () => stage.ask<number>('analyst', 'count(*[_type == "rollup"])')
        await soon(async () => (await count()) > 0, 'no roll-ups came')
        return `${await count()} roll-up(s)`
      },
    },
    {
      does: 'tries to cancel an order',
      sees: 'that the role may only read',
      async run(stage) {
        const answer = await stage.client.call('POST', `/api/v1/commands/cancelOrder`, {
          token: stage.world.access.tokens.analyst,
          body: { input: { orderId: noted(stage, 'order'), reason: 'none' } },
        })
        hold(answer.status === 403, `${answer.status} ${JSON.stringify(answer.body)}`)
        return '403 forbidden'
      },
    },
    {
      does: 'proves the books',
      sees: 'no drift between orders, stock, money and roll-ups',
      async run(stage) {
        const { code, said, heard } = souk(stage, 'verify')
        hold(code === 0, said + heard)
        return said.trim()
      },
    },
  ],
}

/** Who builds on the API. */
export const developer: Script = {
  user: 'Developer',
  who: 'builds on the REST API',
  steps: [
    {
      does: 'reads the OpenAPI document and the reference page',
      sees: 'version 3.1 with the running API’s own operations',
      async run({ client, shopper }) {
        const { body } = await client.call<{ openapi: string; paths: Record<string, unknown> }>(
          'GET',
          '/api/openapi.json',
        )
        const page = await shopper.visit('/api/docs')
        hold(body.openapi.startsWith('3.1') && page.status === 200, `${body.openapi}, page ${page.status}`)
        return `OpenAPI ${body.openapi}, ${Object.keys(body.paths).length} paths`
      },
    },
    {
      does: 'sends a field that nobody knows',
      sees: 'which field, in problem+json',
      async run({ client }) {
        const answer = await client.call<Record<string, unknown>>('POST', '/api/v1/carts', { body: { colour: 'red' } })
        hold(answer.status === 422 && JSON.stringify(answer.body).includes('colour'), JSON.stringify(answer))
        return `422 ${String(answer.body['code'])}`
      },
    },
    {
      does: 'makes a cart twice under one key, then another under the same key',
      sees: 'one cart; the other is refused',
      async run({ client }) {
        const key = `acceptance-${Date.now()}`
        const make = (body: unknown) => client.call<Record<string, unknown>>('POST', '/api/v1/carts', { key, body })
        const [first, second, other] = [await make({}), await make({}), await make({ language: 'ar' })]
        hold(first.body['id'] === second.body['id'] && first.status === 201, JSON.stringify([first, second]))
        hold(other.status === 422 && other.body['code'] === 'idempotency_mismatch', JSON.stringify(other))
        return 'same cart; 422 idempotency_mismatch'
      },
    },
    {
      does: 'looks at health, readiness and metrics',
      sees: 'all three answering',
      async run({ shopper }) {
        const [health, ready, metrics] = await Promise.all(['/healthz', '/readyz', '/metrics'].map(shopper.visit))
        hold(health?.status === 200 && ready?.status === 200, `${health?.status} ${ready?.status}`)
        hold(metrics?.html.includes('souk_http_seconds') === true, metrics?.html ?? '')
        return '200, 200, figures'
      },
    },
  ],
}

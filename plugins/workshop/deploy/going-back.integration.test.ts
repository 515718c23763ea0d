import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { orderOf, shopContent, staff } from '@souk/commerce/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPages } from '../../../storefront/testing/build-pages.ts'
import { top } from '../config/steps.ts'
import { freePorts } from '../dev/free-ports.ts'
import { openConnection } from '../souk/connection.ts'
import { openCommerce } from '../souk/open-commerce.ts'
import { openEmptyLake } from '../souk/testing/empty-lake.ts'

const here = import.meta.dirname
const secret = 'a secret that is at least thirty-two long'
let root: string
let port: number
let lake: Awaited<ReturnType<typeof openEmptyLake>>
/** The operator's own way to the dataset, beside every release. */
let commerce: ReturnType<typeof openCommerce>

beforeAll(async () => {
  buildPages()
  root = mkdtempSync(join(tmpdir(), 'souk-going-back-'))
  addRelease('2026-11-01', true)
  addRelease('2026-11-08', true)
  addRelease('2026-11-15', false)
  port = await freePorts(1)
  lake = await openEmptyLake()
  for (const { _rev, _createdAt, _updatedAt, ...document } of shopContent()) await lake.client.create(document)
  commerce = openCommerce(openConnection({ ...lake.env, SOUK_SECRET: secret }), () => undefined)
  const lines = [{ sku: 'LATTE', quantity: 10 }]
  const stocked = { location: 'location-ferry', reference: 'opening', lines }
  await commerce.dispatch('receiveStock', stocked, { actor: staff })
})
afterAll(async () => {
  spawnSync('sh', ['-c', `kill -9 $(cat ${root}/pid)`])
  await lake?.close()
  rmSync(root, { recursive: true, force: true })
})

/** A release is a folder with the product in it; one of them starts the same server on a dataset that is not there. */
function addRelease(name: string, works: boolean): void {
  const folder = join(root, 'releases', name)
  mkdirSync(folder, { recursive: true })
  if (works) symlinkSync(join(top, 'storefront'), join(folder, 'storefront'))
  else {
    mkdirSync(join(folder, 'storefront'))
    const server = pathToFileURL(join(top, 'storefront/server.ts')).href
    writeFileSync(
      join(folder, 'storefront/server.ts'),
      `process.env.SANITY_DATASET = 'not-there'\nawait import(${JSON.stringify(server)})\n`,
    )
  }
}

/**
 * What a supervisor does: ends the server that runs and waits until it has drained, starts the one that `current` leads
 * to and waits until it answers at all. Whether it is ready is the program's own question.
 */
const restart = `
  cd "$SOUK_ROOT"
  if [ -f pid ]; then kill $(cat pid); while kill -0 $(cat pid) 2>/dev/null; do sleep 0.05; done; fi
  cd current/storefront
  "${process.execPath}" server.ts > "$SOUK_ROOT/log" 2>&1 &
  echo $! > "$SOUK_ROOT/pid"
  for each in $(seq 900); do grep -q listening "$SOUK_ROOT/log" && exit 0; kill -0 $! || exit 1; sleep 0.1; done; exit 1`

const shopEnv = (): NodeJS.ProcessEnv => ({
  ...lake.env,
  SOUK_SECRET: secret,
  NODE_ENV: 'production',
  PATH: process.env['PATH'] ?? '',
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
  HOST: '127.0.0.1',
  PORT: String(port),
  DATA_DIR: join(root, 'data'),
  STRIPE_SECRET_KEY: 'sk_test_deploy',
  STRIPE_WEBHOOK_SECRET: 'whsec_deploy',
  SMTP_URL: 'smtp://127.0.0.1:1',
  LOG_LEVEL: 'info',
  SOUK_WITHOUT: 'paypal,easypost,dhl,fedex,uber,twilio',
})

const at = () => `http://127.0.0.1:${port}`

/** Runs the program; not in step with this process, in which the dataset lives. */
function release(...words: readonly string[]): Promise<{ readonly failed: boolean; readonly said: string }> {
  const env = {
    ...shopEnv(),
    SOUK_ROOT: root,
    SOUK_RESTART: restart,
    SOUK_READY: `${at()}/readyz`,
    SOUK_PATIENCE: '15',
  }
  return new Promise((done) => {
    execFile(process.execPath, [join(here, 'release.ts'), ...words], { env }, (error, said) =>
      done({ failed: error !== null, said: said.trim() }),
    )
  })
}

async function ask(method: string, path: string, body?: unknown, token = '') {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
  return (await fetch(`${at()}/api/v1${path}`, init)).json() as Promise<Record<string, unknown>>
}

/** A latte, ordered over the API of the release that serves. */
async function order(): Promise<{ readonly id: string; readonly token: string }> {
  const { id: cartId } = await ask('POST', '/carts', {})
  await ask('PUT', `/carts/${cartId}/lines/LATTE`, { quantity: 1 })
  const { orderUlid: _, ...input } = orderOf('', String(cartId), { payment: { provider: 'cash' } })
  const placed = await ask('POST', '/orders', input)
  return { id: (placed['order'] as { id: string }).id, token: String(placed['accessToken']) }
}
const stateOf = async ({ id, token }: Awaited<ReturnType<typeof order>>) =>
  (await ask('GET', `/orders/${id}`, undefined, token))['state']

test('T19 going back is rehearsed with the shop’s own server and its data: from a release that is not ready, and by hand', async () => {
  expect(await release('use', '2026-11-01')).toEqual({ failed: false, said: 'serving 2026-11-01' })
  const first = await order()
  expect(await release('use', '2026-11-08')).toEqual({ failed: false, said: 'serving 2026-11-08' })
  const second = await order()
  expect(await release('use', '2026-11-15')).toEqual({
    failed: true,
    said: '2026-11-15 did not start; serving 2026-11-08 again',
  })
  expect([await stateOf(first), await stateOf(second)]).toEqual(['placed', 'placed'])
  expect(await release('back')).toEqual({ failed: false, said: 'serving 2026-11-01' })
  expect([await stateOf(first), await stateOf(second), await stateOf(await order())]).toEqual([
    'placed',
    'placed',
    'placed',
  ])
  // The hour's figures follow an order within seconds
  await expect.poll(() => commerce.verify()).toEqual([])
})

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { createClient } from '@sanity/client'
import { createApi, createLakeIdentity } from '@souk/api'
import { type Commerce, createLakeStore, type DocumentStore } from '@souk/commerce'
import { openFloor } from '@souk/commerce/testing'
import { createContentLake } from '@souk/content-lake'
import { systemClock } from '@souk/kernel'
import { lakeRoles } from '../../plugins/workshop/dev/lake-roles.ts'
import { builtConsole } from './built-console.ts'

/** A whole shop behind the console: a real lake, commerce and API, and the built console on one origin. */
export interface ConsoleWorld {
  /** Address of the console, with its closing slash. */
  readonly url: string
  readonly commerce: Commerce
  readonly store: DocumentStore
  /** Everything the console may ask: itself and the lake. */
  readonly origins: readonly string[]
  readonly tokens: Readonly<Record<'server' | 'administrator' | 'manager' | 'support' | 'picker' | 'analyst', string>>
  /** Where the console keeps the token of who is signed in. */
  readonly tokenKey: string
  /** The token of one of the demo's people. */
  readonly tokenOf: (name: string) => string
  /** While `down`, the API answers 502, as a proxy does that has lost its server. */
  readonly breakApi: (down: boolean) => void
  close(): Promise<void>
}

const tokens = {
  server: 'server-token-of-the-console-tests',
  administrator: 'administrator-token-of-the-console-tests',
  manager: 'manager-token-of-the-console-tests',
  support: 'support-token-of-the-console-tests',
  picker: 'picker-token-of-the-console-tests',
  analyst: 'analyst-token-of-the-console-tests',
}
const people = [
  { role: 'server', id: 'r-server', name: 'Server' },
  { role: 'manager', id: 'p-maryam', name: 'Maryam J.' },
  { role: 'administrator', id: 'p-ada', name: 'Ada W.' },
  { role: 'support', id: 'p-leena', name: 'Leena A.' },
  { role: 'picker', id: 'p-noor', name: 'Noor R.' },
  { role: 'analyst', id: 'p-omar', name: 'Omar T.' },
] as const

async function openLake(dataDir: string) {
  const lake = await createContentLake({
    dataDir: join(dataDir, 'lake'),
    projectId: 'souk',
    datasets: [{ name: 'test', aclMode: 'private', referenceChecks: false }],
    tokens: people.map(({ role, id, name }) => ({ token: tokens[role], role, id, name })),
    // The product's own: what somebody may not read here, he may not read in a shop
    roles: lakeRoles('test'),
    people: [{ id: 'p-dina', name: 'Dina A.', email: 'dina@example.com', role: 'analyst', passwordless: true }],
    allowClientTime: true,
  })
  const { port } = await lake.listen(0)
  return { lake, origin: `http://localhost:${port}` }
}

const typeOf: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

/** A file of the built console, or its page for every path that is none. As the shop's server does, a dot means a file. */
function fileOf(folder: string, pathname: string) {
  const path = extname(pathname) === '' ? 'index.html' : pathname.slice('/console/'.length)
  if (!existsSync(join(folder, path))) return new Response('Not found', { status: 404 })
  const headers = { 'content-type': typeOf[extname(path)] ?? 'application/octet-stream' }
  return new Response(readFileSync(join(folder, path)), { headers })
}

type Handler = (request: Request) => Promise<Response> | Response

function serve(handle: Handler) {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const request = new Request(`http://localhost${incoming.url}`, {
      method: incoming.method ?? 'GET',
      headers: Object.entries(incoming.headers).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value] as [string, string]] : [],
      ),
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    })
    const response = await handle(request)
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  })
  return new Promise<{ port: number; close: () => Promise<void> }>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, 'localhost', () => {
      const address = server.address()
      const close = () =>
        new Promise<void>((done) => {
          server.close(() => done())
          server.closeAllConnections()
        })
      resolve({ port: typeof address === 'object' && address ? address.port : 0, close })
    })
  })
}

const tokenOf = (name: string): string => {
  const person = people.find((each) => each.name === name)
  if (!person) throw new Error(`${name} is none of the demo's people`)
  return tokens[person.role]
}

/** Opens a shop with the built console before it. */
export async function openConsoleWorld(): Promise<ConsoleWorld> {
  const dataDir = mkdtempSync(join(tmpdir(), 'souk-console-'))
  const dist = await builtConsole()
  const { lake, origin } = await openLake(dataDir)
  const client = createClient({
    projectId: 'souk',
    dataset: 'test',
    apiHost: origin,
    useProjectHostname: false,
    apiVersion: '2025-02-19',
    useCdn: false,
    token: tokens.server,
  })
  const store = createLakeStore(client)
  const { commerce } = openFloor(store, { at: systemClock() }, { clock: systemClock })
  const api = createApi({
    commerce,
    identity: createLakeIdentity({ apiHost: origin, projectId: 'souk' }),
    publicOrigin: 'http://localhost',
    secret: 'a secret of the console tests',
    imageUrl: (id) => id,
    clock: systemClock,
    log: () => undefined,
  })
  const config = {
    projectId: 'souk',
    dataset: 'test',
    lakeOrigin: origin,
    hosted: false,
    apiBase: '/api/v1',
    shopTitle: 'My Coffee Shop',
    studioUrl: '/studio/',
    demo: people.filter(({ role }) => role !== 'server').map(({ name, role }) => ({ name, role, token: tokens[role] })),
  }
  let broken = false
  const server = await serve((request) => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/api/')) return broken ? new Response('', { status: 502 }) : api.handle(request)
    if (pathname === '/console/config.json') return Response.json(config)
    return fileOf(dist, pathname)
  })
  return {
    url: `http://localhost:${server.port}/console/`,
    origins: [`http://localhost:${server.port}`, origin],
    tokenKey: `souk-console.${config.projectId}.${config.dataset}.token`,
    tokenOf,
    commerce,
    store,
    tokens,
    breakApi: (down) => {
      broken = down
    },
    async close() {
      api.close()
      await commerce.stop()
      await server.close()
      await lake.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

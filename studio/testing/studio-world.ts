import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { type ContentLake, createContentLake } from '@souk/content-lake'
import { builtStudio } from './built-studio.ts'

/** One call of the command API, as the server saw it. */
export interface CommandCall {
  readonly name: string
  readonly input: Record<string, unknown>
  readonly token: string | undefined
}

/** A lake, a built Studio and the part of the shop's server that the Studio asks, for one browser test. */
export interface StudioWorld {
  /** Where the Studio is: `http://localhost:<port>/studio/`. */
  readonly url: string
  readonly lakeOrigin: string
  readonly projectId: string
  /** May write everything. */
  readonly server: SanityClient
  readonly managerToken: string
  /** Noor R., another manager. */
  readonly colleagueToken: string
  /** Writes drafts alone. */
  readonly contributorToken: string
  readonly calls: readonly CommandCall[]
  /** What the next commands answer. */
  answerWith(answer: (call: CommandCall) => Promise<{ status: number; body: unknown }>): void
  dispose(): Promise<void>
}

const projectId = 'souk-e2e'
const dataset = 'production'
const tokens = {
  server: 'server-token-0123456789abcdef',
  manager: 'manager-token-0123456789abcdef',
  colleague: 'manager-token-noor-0123456789',
  contributor: 'contributor-token-0123456789ab',
}
const everything = [{ filter: 'true', permissions: ['read', 'create', 'update', 'history', 'manage'] as const }]
const operational = '_type in ["order", "fulfillment", "stockLevel", "stockMovement", "payment"]'

async function startLake(clock?: () => string): Promise<{ lake: ContentLake; origin: string }> {
  const lake = await createContentLake({
    ...(clock && { clock }),
    dataDir: ':memory:',
    projectId,
    datasets: [{ name: dataset, aclMode: 'private' }],
    roles: {
      server: { title: 'Server', grants: everything },
      manager: {
        title: 'Manager',
        grants: [
          { filter: 'true', permissions: ['read', 'history'] },
          { filter: `!(${operational})`, permissions: ['create', 'update'] },
        ],
      },
    },
    tokens: [
      { token: tokens.server, role: 'server', id: 'r-server', name: 'Souk server' },
      { token: tokens.manager, role: 'manager', id: 'p-maryam', name: 'Maryam J.' },
      { token: tokens.colleague, role: 'manager', id: 'p-noor', name: 'Noor R.' },
      { token: tokens.contributor, role: 'contributor', id: 'p-lena', name: 'Lena B.' },
    ],
    people: [
      { id: 'p-maryam', name: 'Maryam J.', email: 'maryam@coffee.test', role: 'manager', passwordless: true },
      { id: 'p-noor', name: 'Noor R.', email: 'noor@coffee.test', role: 'manager', passwordless: true },
    ],
  })
  const { port } = await lake.listen(0)
  return { lake, origin: `http://localhost:${port}` }
}

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

function sendFile(dist: string, path: string, response: ServerResponse): void {
  const asked = join(dist, path.replace(/^\/studio\//, ''))
  const file = existsSync(asked) && statSync(asked).isFile() ? asked : join(dist, 'index.html')
  response.setHeader('content-type', mimeTypes[extname(file)] ?? 'application/octet-stream')
  // As the shop's server does: what is built never changes under its name
  if (!file.endsWith('.html')) response.setHeader('cache-control', 'public, max-age=31536000, immutable')
  createReadStream(file).pipe(response)
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString() || '{}') as Record<string, unknown>
}

/** Starts a lake in this process, on that clock if one is given, and serves it and the built Studio on free ports. */
export async function startStudioWorld(clock?: () => string): Promise<StudioWorld> {
  const dist = await builtStudio()
  const { lake, origin } = await startLake(clock)
  const calls: CommandCall[] = []
  let answer = async (_call: CommandCall) => ({ status: 200, body: { value: null } as unknown })
  const config = {
    projectId,
    dataset,
    lakeOrigin: origin,
    hosted: false,
    apiBase: '/api/v1',
    shopTitle: 'My Coffee Shop',
  }

  const http = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    if (path === '/studio/config.json') return response.end(JSON.stringify({ ...config, consoleUrl: '/console/' }))
    if (!path.startsWith('/api/v1/commands/')) return sendFile(dist, path, response)
    const body = await readJson(request)
    const call: CommandCall = {
      name: path.slice('/api/v1/commands/'.length),
      input: body['input'] as Record<string, unknown>,
      token: request.headers.authorization?.replace('Bearer ', ''),
    }
    calls.push(call)
    const { status, body: words } = await answer(call)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(words))
  })
  const port = await listen(http)
  return {
    url: `http://localhost:${port}/studio/`,
    lakeOrigin: origin,
    projectId,
    managerToken: tokens.manager,
    colleagueToken: tokens.colleague,
    contributorToken: tokens.contributor,
    calls,
    server: createClient({
      projectId,
      dataset,
      apiVersion: '2025-02-19',
      token: tokens.server,
      useCdn: false,
      apiHost: origin,
      useProjectHostname: false,
    }),
    answerWith: (next) => {
      answer = next
    },
    async dispose() {
      http.closeAllConnections()
      http.close()
      await lake.close()
    },
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, 'localhost', () => resolve((server.address() as AddressInfo).port))
  })
}

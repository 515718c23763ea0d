import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ContentLake, createContentLake } from '@souk/content-lake'
import { operationalTypes, readableTypes } from '@souk/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Access, openAccess } from './access.ts'
import { parseWorldEnvironment } from './env.ts'
import { writeLakeConfig } from './lake-config.ts'

let folder: string
let access: Access
let lake: ContentLake

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'souk-roles-'))
  const env = parseWorldEnvironment({ DATA_DIR: folder })
  access = openAccess(env.dataDir, env.lakeOrigin)
  const config = JSON.parse(readFileSync(writeLakeConfig(env, access), 'utf8')) as Parameters<
    typeof createContentLake
  >[0]
  const tokens = [
    ...config.tokens,
    ...ownRoles.map((role) => ({ token: `${role}-token-of-the-test`, role, id: role, name: role })),
  ]
  lake = await createContentLake({ ...config, tokens, dataDir: ':memory:' })
})
afterAll(async () => {
  await lake.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Roles that a project has by itself. */
const ownRoles = ['editor', 'developer', 'contributor', 'viewer'] as const
type Token = keyof Access['tokens'] | (typeof ownRoles)[number]
const tokenOf = (token: Token): string => access.tokens[token as keyof Access['tokens']] ?? `${token}-token-of-the-test`
const people = ['admin', 'manager', 'picker', 'support', 'analyst'] as const

async function write(token: Token, type: string, dataset = access.dataset): Promise<number> {
  const answer = await lake.fetch(
    new Request(`http://localhost/v2025-02-19/data/mutate/${dataset}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${tokenOf(token)}`,
        'x-sanity-project-id': access.projectId,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ mutations: [{ create: { _id: `${type}.${token}-${dataset}`, _type: type } }] }),
    }),
  )
  await answer.text()
  return answer.status
}

describe('the shop’s dataset', () => {
  test.each(people)('%s writes no operational type', async (token) => {
    const answers = await Promise.all(operationalTypes.map(async (type) => [type, await write(token, type)]))
    expect(answers).toEqual(operationalTypes.map((type) => [type, 403]))
  })

  test.each(ownRoles)('%s, a role of every project, writes no operational type either', async (token) => {
    const answers = await Promise.all(operationalTypes.map(async (type) => [type, await write(token, type)]))
    expect(answers).toEqual(operationalTypes.map((type) => [type, 403]))
  })

  test('the server writes every one of them', async () => {
    const answers = await Promise.all(operationalTypes.map((type) => write('server', type)))
    expect(new Set(answers)).toEqual(new Set([200]))
  })

  test('content is for administrators and managers, and the rest only read', async () => {
    const answers = await Promise.all(people.map(async (token) => [token, await write(token, 'page')]))
    expect(Object.fromEntries(answers)).toEqual({ admin: 200, manager: 200, picker: 403, support: 403, analyst: 403 })
  })
})

/** One document of every operational type, and a page, all made by the server. */
async function seedOneOfEach(): Promise<void> {
  const documents = [...operationalTypes, 'page'].map((type) => ({ _id: `${type}.seen`, _type: type, words: 'first' }))
  const answer = await asked('server', `/data/mutate/${access.dataset}`, {
    mutations: documents.flatMap((each) => [
      { createOrReplace: each },
      { patch: { id: each._id, set: { words: 'second' } } },
    ]),
  })
  expect(answer.status).toBe(200)
}

async function asked(token: Token | undefined, path: string, body?: unknown) {
  const answer = await lake.fetch(
    new Request(`http://localhost/v2025-02-19${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${tokenOf(token)}` }),
        'x-sanity-project-id': access.projectId,
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  )
  return { status: answer.status, text: await answer.text() }
}

/** Types of `.seen` documents that an answer tells of. */
const typesIn = ({ text }: { readonly text: string }) =>
  [...operationalTypes, 'page'].filter((type) => text.includes(`"_id":"${type}.seen"`))

/** Every way to a document's words. */
const ways = {
  query: (dataset: string) => `/data/query/${dataset}?query=${encodeURIComponent('*[_id in path("*.seen")]')}`,
  doc: (dataset: string) =>
    `/data/doc/${dataset}/${[...operationalTypes, 'page'].map((type) => `${type}.seen`).join()}`,
  export: (dataset: string) => `/data/export/${dataset}`,
} as const

describe('who reads what', () => {
  beforeAll(seedOneOfEach)

  const rows = people.map((token) => [token, readableTypes[token === 'admin' ? 'administrator' : token]] as const)
  test.each(rows)('%s reads exactly the types of the role, by query, by id and by export', async (token, types) => {
    for (const way of Object.values(ways)) {
      const seen = typesIn(await asked(token, way(access.dataset)))
      expect(seen).toEqual(
        [...operationalTypes, 'page'].filter((type) => type === 'page' || types.some((each) => each === type)),
      )
    }
  })

  test.each(people)('%s reads the past of no document that is hidden', async (token) => {
    const types = readableTypes[token === 'admin' ? 'administrator' : token]
    for (const type of operationalTypes) {
      const path = `/data/history/${access.dataset}/transactions/${type}.seen?excludeContent=false`
      const { status, text } = await asked(token, path)
      expect([type, status === 200 && text.includes('second')]).toEqual([type, types.includes(type)])
    }
  })

  test.each(ownRoles)('%s, a role of every project, reads words and pictures alone', async (token) => {
    for (const way of Object.values(ways)) expect(typesIn(await asked(token, way(access.dataset)))).toEqual(['page'])
  })

  test('without a token nothing is told at all, and the server sees everything', async () => {
    for (const way of Object.values(ways)) {
      expect(typesIn(await asked(undefined, way(access.dataset)))).toEqual([])
      expect(typesIn(await asked('server', way(access.dataset)))).toEqual([...operationalTypes, 'page'])
    }
  })

  test('what proves who somebody is, no person reads', () => {
    const secrets = ['credential', 'session', 'verification', 'emailClaim', 'phoneClaim', 'idempotencyKey'] as const
    for (const types of Object.values(readableTypes))
      expect(secrets.filter((secret) => types.includes(secret))).toEqual([])
    expect(readableTypes.picker).not.toContain('customer')
    expect(readableTypes.analyst).not.toContain('customer')
  })
})

test('in a dataset of his own an administrator writes what he likes', async () => {
  const made = await lake.fetch(
    new Request(`http://localhost/v1/projects/${access.projectId}/datasets/scratch`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${access.tokens.admin}`, 'content-type': 'application/json' },
      body: '{}',
    }),
  )
  expect([made.status, await write('admin', 'order', 'scratch')]).toEqual([200, 200])
})

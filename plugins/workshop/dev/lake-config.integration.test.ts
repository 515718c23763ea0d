import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ContentLake, createContentLake } from '@souk/content-lake'
import { operationalTypes } from '@souk/kernel'
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
  lake = await createContentLake({ ...config, dataDir: ':memory:' })
})
afterAll(async () => {
  await lake.close()
  rmSync(folder, { recursive: true, force: true })
})

type Token = keyof Access['tokens']
const people = ['admin', 'manager', 'picker', 'support', 'analyst'] as const

async function write(token: Token, type: string, dataset = access.dataset): Promise<number> {
  const answer = await lake.fetch(
    new Request(`http://localhost/v2025-02-19/data/mutate/${dataset}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${access.tokens[token]}`,
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

  test('the server writes every one of them', async () => {
    const answers = await Promise.all(operationalTypes.map((type) => write('server', type)))
    expect(new Set(answers)).toEqual(new Set([200]))
  })

  test('content is for administrators and managers, and the rest only read', async () => {
    const answers = await Promise.all(people.map(async (token) => [token, await write(token, 'page')]))
    expect(Object.fromEntries(answers)).toEqual({ admin: 200, manager: 200, picker: 403, support: 403, analyst: 403 })
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

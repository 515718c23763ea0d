import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { EnvironmentError, parseEnvironment } from './env.server.ts'
import { thirdParties } from './third-parties.server.ts'

const everyOther = Object.values(thirdParties).flatMap(({ needs }) => needs)
const standIns = Object.fromEntries(everyOther.map((variable) => [variable, `made for ${variable}`]))

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'souk-env-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const problemsOf = (variables: Record<string, string>): readonly string[] => {
  try {
    parseEnvironment({ DATA_DIR: dataDir, ...variables })
    return []
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems
    throw error
  }
}

const writeAccess = () =>
  writeFileSync(
    join(dataDir, 'access.json'),
    JSON.stringify({
      projectId: 'souklocal',
      dataset: 'production',
      lake: { url: 'http://localhost:4900' },
      tokens: { server: 'sk-server', manager: 'sk-manager' },
      secrets: { commerce: 'c'.repeat(40), stripeKey: 'sk_test_1', stripeWebhook: 'whsec_1' },
      standIns,
    }),
  )

test('everything that is missing is told at once', () => {
  expect(problemsOf({})).toEqual([
    'SANITY_PROJECT_ID: not set, and DATA_DIR holds no access.json of an embedded lake',
    'STRIPE_SECRET_KEY: not set, and there is no stand-in to use instead',
    'SOUK_SECRET: not set, and DATA_DIR holds no access.json with one',
    ...Object.values(thirdParties).map(({ needs }) => `${needs[0]}: not set, and there is no stand-in to use instead`),
    'SMTP_URL: not set, and there is no stand-in to use instead',
  ])
})

test('everything that is malformed is told at once', () => {
  expect(
    problemsOf({ PORT: 'many', PUBLIC_ORIGIN: 'shop', SOUK_SECRET: 'short' }).map((line) => line.split(':')[0]),
  ).toEqual(['PORT', 'PUBLIC_ORIGIN', 'SOUK_SECRET'])
})

test('the embedded lake and its stand-ins are taken from the data folder', () => {
  writeAccess()
  expect(parseEnvironment({ DATA_DIR: dataDir, PORT: '4000', SIM_PORT: '4910' })).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    publicOrigin: 'http://localhost:4000',
    dataDir,
    lake: {
      projectId: 'souklocal',
      dataset: 'production',
      token: 'sk-server',
      apiHost: 'http://localhost:4900',
      publicOrigin: 'http://localhost:4900',
      apiVersion: '2025-02-19',
      hosted: false,
      limited: false,
    },
    stripe: { secretKey: 'sk_test_1', webhookSecret: 'whsec_1', apiBase: 'http://localhost:4910' },
    smtpUrl: 'smtp://localhost:4915',
    connections: {
      paypal: { PAYPAL_CLIENT_ID: 'made for PAYPAL_CLIENT_ID', apiBase: 'http://localhost:4911' },
      dhl: { DHL_API_KEY: 'made for DHL_API_KEY', apiBase: 'http://localhost:4912' },
      uber: { apiBase: 'http://localhost:4913' },
      twilio: { apiBase: 'http://localhost:4916' },
    },
    secret: 'c'.repeat(40),
    demoTokens: ['sk-manager'],
    logLevel: 'info',
  })
})

test('a hosted project never borrows the embedded lake’s token, and a live key never meets a stand-in', () => {
  writeAccess()
  expect(problemsOf({ SANITY_PROJECT_ID: 'abc123' })).toEqual([
    'SANITY_TOKEN: a project needs the token of its server role',
  ])
  expect(
    problemsOf({
      STRIPE_SECRET_KEY: 'sk_live_1',
      STRIPE_WEBHOOK_SECRET: 'whsec_2',
      STRIPE_API_BASE: 'http://localhost:3910',
    }),
  ).toEqual(['STRIPE_API_BASE: a live key never goes to a stand-in'])
})

test('a third party with half of its key is named, and one that is left out on purpose is not missed', () => {
  writeAccess()
  const given = { FEDEX_CLIENT_ID: 'l7', SOUK_WITHOUT: 'uber, twilio, ups' }
  expect(problemsOf(given)).toEqual([
    'SOUK_WITHOUT: there is no third party ups',
    'FEDEX_CLIENT_SECRET: needed beside FEDEX_CLIENT_ID',
    'FEDEX_WEBHOOK_SECRET: needed beside FEDEX_CLIENT_ID',
  ])
  const { connections } = parseEnvironment({ DATA_DIR: dataDir, DHL_API_KEY: 'real', SOUK_WITHOUT: 'uber,twilio' })
  expect(connections.dhl).toEqual({ DHL_API_KEY: 'real' })
  expect(Object.keys(connections)).toEqual(['paypal', 'easypost', 'dhl', 'fedex'])
})

import { expect, test } from 'vitest'
import { parseWorldEnvironment } from './env.ts'
import { standInNames } from './stand-ins.ts'

test('with no keys every third party has a stand-in; one that is left out or has a key has none', () => {
  expect(parseWorldEnvironment({}).standIns).toEqual(standInNames)
  const some = parseWorldEnvironment({ SOUK_WITHOUT: 'dhl, uber', TWILIO_ACCOUNT_SID: 'AC1' })
  expect(some.standIns).toEqual(['paypal', 'easypost', 'fedex'])
})

test('T19 stand-ins refuse to run beside a live key, and every one that is missing a key is named', () => {
  const live = { STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' }
  const start = (more: Record<string, string>) => () => parseWorldEnvironment({ ...live, ...more })
  expect(start({ SOUK_WITHOUT: 'dhl,fedex,uber,twilio,easypost' })).toThrow(
    [
      'the environment is not usable:',
      '  SMTP_URL: not set, and stand-ins do not run beside a live key',
      '  PAYPAL_CLIENT_ID: not set, and stand-ins do not run beside a live key; SOUK_WITHOUT=paypal does without',
    ].join('\n'),
  )
  const whole = { SMTP_URL: 'smtps://relay', SOUK_WITHOUT: 'paypal,dhl,fedex,uber,twilio,easypost' }
  expect(start({ ...whole, STRIPE_API_BASE: 'http://localhost:3910' })).toThrow('a live key never goes to a stand-in')
  expect(start(whole)().standIns).toEqual([])
})

test('the lake imitates the hosted service when it is told to, and rules that make no sense are told', () => {
  expect(parseWorldEnvironment({ LAKE_RULES: '{"seed": 2}' }).lakeRules).toBeUndefined()
  const strict = { LAKE_MODE: 'hosted-rules' }
  expect(parseWorldEnvironment(strict).lakeRules).toEqual({})
  expect(parseWorldEnvironment({ ...strict, LAKE_RULES: '{"lostResponses": 0.1}' }).lakeRules).toEqual({
    lostResponses: 0.1,
  })
  expect(() => parseWorldEnvironment({ ...strict, LAKE_RULES: '{"lostResponses": 10}' })).toThrow(
    'LAKE_RULES: lostResponses must be a share between 0 and 1',
  )
  expect(() => parseWorldEnvironment({ ...strict, LAKE_RULES: 'fast' })).toThrow('LAKE_RULES: write JSON')
})

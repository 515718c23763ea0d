import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildApps } from '../dev/build.ts'
import { findBrowser } from '../dev/browser.ts'
import { checkGenerated } from './generate.ts'
import { runStep, runSteps, staticSteps, top } from './steps.ts'

/** Counts of the test runner's own JSON report. */
interface Counts {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
}

const results = join(top, '.cache/test-results.json')

function runTests(browser: string, extra: readonly string[]): Promise<number> {
  rmSync(results, { force: true })
  const args = [
    'run',
    '--config',
    'plugins/workshop/config/vitest.config.ts',
    '--reporter',
    'default',
    '--reporter',
    'json',
    '--reporter',
    'plugins/workshop/config/second-tries.ts',
    '--outputFile.json',
    results,
    ...extra,
  ]
  return new Promise((done) => {
    const child = spawn(join(top, 'node_modules/.bin/vitest'), args, {
      cwd: top,
      env: { ...process.env, CHROMIUM_PATH: browser },
      stdio: 'inherit',
    })
    child.on('close', (code) => done(code ?? 1))
  })
}

const extra = process.argv.slice(2)
mkdirSync(join(top, '.cache'), { recursive: true })
const gates =
  extra.length > 0 ||
  (await runSteps([...staticSteps.map((step) => () => runStep(step)), () => checkGenerated(true)], 2))
const browser = await findBrowser((line) => console.log(`souk: ${line}`))
await buildApps(resolve(top), (line) => console.log(`souk: ${line}`))
const code = await runTests(browser, extra)
if (existsSync(results)) {
  const counts = JSON.parse(readFileSync(results, 'utf8')) as Counts
  console.log(
    `\nTests: ${counts.numPassedTests} passed, ${counts.numFailedTests} failed, ${counts.numPendingTests} skipped`,
  )
}
if (!gates) console.log('A gate before the tests failed; its words are above.')
process.exit(gates && code === 0 ? 0 : 1)

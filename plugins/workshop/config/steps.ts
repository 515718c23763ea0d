import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

/** Top of the checkout. */
export const top = resolve(import.meta.dirname, '../../..')

/** One part of the gate: a program of the workspace with its arguments. */
export interface Step {
  readonly name: string
  readonly program: string
  readonly args: readonly string[]
  readonly cwd?: string
}

/** What came of a step. `output` is everything it printed. */
export interface StepResult {
  readonly name: string
  readonly ok: boolean
  readonly seconds: number
  readonly output: string
}

/** Runs a program from `node_modules/.bin` and keeps what it says. */
export function runStep(step: Step): Promise<StepResult> {
  const started = Date.now()
  return new Promise((done) => {
    const child = spawn(join(top, 'node_modules/.bin', step.program), [...step.args], {
      cwd: step.cwd ?? top,
      env: { ...process.env, PATH: `${join(top, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk))
    const end = (ok: boolean): void => done({ name: step.name, ok, seconds: (Date.now() - started) / 1000, output })
    child.on('error', (error) => {
      output += String(error)
      end(false)
    })
    child.on('close', (code) => end(code === 0))
  })
}

/** Prints a step's outcome on one line, and its words when it failed. */
export function report(result: StepResult): void {
  console.log(`${result.ok ? 'ok  ' : 'FAIL'}  ${result.name.padEnd(28)} ${result.seconds.toFixed(1).padStart(6)} s`)
  if (!result.ok) console.log(result.output)
}

/** Runs steps, at most `width` at once, reporting each as it ends. True when all held. */
export async function runSteps(steps: readonly (() => Promise<StepResult>)[], width: number): Promise<boolean> {
  const waiting = [...steps]
  let good = true
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const result = await next()
      report(result)
      good &&= result.ok
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  return good
}

/** The steps that need no server and no browser: formatting, lint, types, walls, dead code. */
export const staticSteps: readonly Step[] = [
  { name: 'types (tsc)', program: 'tsc', args: ['--noEmit', '-p', 'tsconfig.json'] },
  {
    name: 'walls (dependency-cruiser)',
    program: 'depcruise',
    args: [
      '--config',
      '.dependency-cruiser.mjs',
      '--output-type',
      'err-long',
      'studio',
      'console',
      'storefront',
      'plugins',
    ],
  },
  { name: 'dead code (knip)', program: 'knip', args: ['--config', '.knip.json', '--no-progress'] },
  { name: 'formatting (biome)', program: 'biome', args: ['format', '.'] },
  { name: 'lint (oxlint)', program: 'oxlint', args: [] },
]

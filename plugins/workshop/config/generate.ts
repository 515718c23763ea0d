import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { writeHandbook } from '../handbook/write.ts'
import { runStep, type StepResult, top } from './steps.ts'

const outputs = ['studio/generated/schema.json', 'studio/generated/sanity.types.ts']
const inputs = [
  'plugins/*/schema/**/*.{ts,tsx}',
  'plugins/*/queries.ts',
  'plugins/*/domain/**/*.ts',
  'console/src/queries.ts',
  'studio/sanity.{cli,config}.ts',
]
const stamp = join(top, '.cache/generated')

const read = (file: string): string => (existsSync(join(top, file)) ? readFileSync(join(top, file), 'utf8') : '')

function fingerprint(): string {
  const hash = createHash('sha256')
  const files = inputs.flatMap((pattern) => globSync(pattern, { cwd: top })).filter((file) => !file.includes('.test.'))
  for (const file of [...files.sort(), ...outputs]) hash.update(file).update(read(file))
  return hash.digest('hex')
}

/** Extracts the Studio's schema and the types of every query again. */
async function extract(): Promise<StepResult> {
  const cwd = join(top, 'studio')
  const schema = await runStep({
    name: 'generated files fresh',
    program: 'sanity',
    args: ['schema', 'extract', '--path', 'generated/schema.json', '--enforce-required-fields', '--force'],
    cwd,
  })
  if (!schema.ok) return schema
  const types = await runStep({ name: schema.name, program: 'sanity', args: ['typegen', 'generate'], cwd })
  return { ...types, seconds: schema.seconds + types.seconds, output: schema.output + types.output }
}

/**
 * Holds the committed schema and types against what the sources say now. With `always` they are extracted every time;
 * otherwise only when an input or an output changed since the last time they agreed.
 */
export async function checkGenerated(always: boolean): Promise<StepResult> {
  if (!always && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint())
    return { name: 'generated files fresh', ok: true, seconds: 0, output: '' }
  const before = outputs.map(read)
  const result = await extract()
  if (!result.ok) return result
  const stale = outputs.filter((file, index) => read(file) !== before[index])
  for (const [index, file] of outputs.entries())
    if (stale.includes(file) && before[index]) writeFileSync(join(top, file), before[index])
  if (stale.length > 0)
    return {
      ...result,
      ok: false,
      output: `stale: ${stale.join(', ')}. Run npm run generate and commit what it makes.`,
    }
  mkdirSync(join(top, '.cache'), { recursive: true })
  writeFileSync(stamp, fingerprint())
  return result
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const result = await extract()
  if (!result.ok) {
    console.error(result.output)
    process.exit(1)
  }
  console.log(`wrote ${[...outputs, ...writeHandbook()].join(', ')}`)
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openExampleFloor } from '../testing/example-floor.ts'
import { runExamples } from '../testing/run-examples.ts'

const ran = await runExamples(await openExampleFloor())
const wrong = ran.filter(({ status }) => status >= 300)
if (wrong.length > 0) throw new Error(JSON.stringify(wrong, null, 2))
/** A list of many rows says no more than its first two. */
const shortened = (body: unknown): unknown => {
  if (typeof body !== 'object' || body === null || !('data' in body) || !Array.isArray(body.data)) return body
  return { ...body, data: body.data.slice(0, 2) }
}
const answers = Object.fromEntries(ran.map(({ id, body }) => [id, shortened(body)]))
writeFileSync(join(import.meta.dirname, 'answers.json'), `${JSON.stringify(answers, null, 2)}\n`)
process.stdout.write(`wrote the answers of ${ran.length} examples\n`)

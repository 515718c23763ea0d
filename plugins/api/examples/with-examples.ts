import { allExamples } from './all-examples.ts'
import answers from './answers.json' with { type: 'json' }
import type { Example } from './example.ts'

type Node = Record<string, unknown>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The document with an example request and a recorded answer at every operation. */
export function withExamples<Document extends object>(document: Document): Document {
  const copy = structuredClone(document)
  const paths = 'paths' in copy && isNode(copy.paths) ? copy.paths : {}
  const operations = Object.values(paths)
    .filter(isNode)
    .flatMap((path) => Object.values(path).filter(isNode))
  const byId = new Map(allExamples.map((example) => [example.id, example]))
  for (const operation of operations) {
    const example = byId.get(String(operation['operationId']))
    if (example) tell(operation, example)
  }
  return copy
}

function tell(operation: Node, { id, params = {}, query = {}, body }: Example): void {
  const given: Readonly<Record<string, string>> = { ...params, ...query }
  const parameters = Array.isArray(operation['parameters']) ? operation['parameters'].filter(isNode) : []
  for (const parameter of parameters) {
    const value = given[String(parameter['name'])]
    if (value !== undefined) parameter['example'] = value
  }
  const media = (holder: unknown) => Object.values(isNode(holder) && isNode(holder['content']) ? holder['content'] : {})
  if (body !== undefined) for (const each of media(operation['requestBody']).filter(isNode)) each['example'] = body
  const recorded = new Map(Object.entries(answers)).get(id)
  const responses = isNode(operation['responses']) ? operation['responses'] : {}
  if (recorded) {
    const [, response] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? []
    for (const each of media(response).filter(isNode)) each['example'] = recorded
  }
}

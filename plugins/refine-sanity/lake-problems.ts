/** One refused mutation as the lake tells it; what stands beside `type` and `description` depends on the type. */
export interface LakeProblem {
  readonly type?: string
  readonly description?: string
  readonly [detail: string]: unknown
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parsed = (text: unknown): unknown => {
  if (typeof text !== 'string') return undefined
  try {
    return JSON.parse(text)
  } catch {
    // A proxy's page of HTML: it holds no problems.
    return undefined
  }
}

/**
 * The problems in a failed answer of the lake: `error.items[].error` of a transaction, or `error` itself. An empty
 * list when the answer is none of the lake's.
 */
export function lakeProblems(failure: unknown): readonly LakeProblem[] {
  const { response, responseBody } =
    isRecord(failure) || failure instanceof Error ? (failure as Readonly<Record<string, unknown>>) : {}
  const body = isRecord(response) && isRecord(response['body']) ? response['body'] : parsed(responseBody)
  const error = isRecord(body) ? body['error'] : undefined
  if (!isRecord(error)) return []
  const items = Array.isArray(error['items']) ? error['items'] : []
  const inner = items.flatMap((item) => (isRecord(item) && isRecord(item['error']) ? [item['error']] : []))
  return inner.length > 0 ? inner : [error]
}

/** A JSON-RPC 2.0 call. */
export interface RpcCall {
  readonly id: string | number
  readonly method: string
  readonly params: Record<string, unknown>
}

/** Reads a text frame as a call; undefined for anything else. */
export function parseCall(text: string): RpcCall | undefined {
  let message: unknown
  try {
    message = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof message !== 'object' || message === null) return undefined
  const { id, method, params } = message as Record<string, unknown>
  if ((typeof id !== 'string' && typeof id !== 'number') || typeof method !== 'string') return undefined
  const named = typeof params === 'object' && params !== null && !Array.isArray(params)
  return { id, method, params: named ? (params as Record<string, unknown>) : {} }
}

import { type AssetStore, sha1 } from './asset-store.ts'
import { AssetError } from './http-error.ts'
import { type Rendered, renderTransform } from './transform.ts'
import type { Transform } from './transform-params.ts'

/** Renditions made at once; the rest wait. */
const atOnce = 4
/** Renditions that may wait; beyond, callers are turned away. */
const mostWaiting = 400

interface CacheState {
  readonly underway: Map<string, Promise<Rendered>>
  readonly waiting: (() => void)[]
  running: number
}

const states = new WeakMap<AssetStore, CacheState>()

function stateOf(store: AssetStore): CacheState {
  const state = states.get(store) ?? { underway: new Map(), waiting: [], running: 0 }
  states.set(store, state)
  return state
}

/** The name under which a rendition is known; it also serves as its ETag. The number is that of the recipe. */
export function renditionKey(name: string, transform: Transform): string {
  return sha1(`2\u0000${name}\u0000${JSON.stringify(transform)}`)
}

/** The rendition from the cache folder, or made once however many ask for it at the same time. */
export async function renditionOf(
  store: AssetStore,
  name: string,
  extension: string,
  transform: Transform,
): Promise<Rendered | undefined> {
  const key = renditionKey(name, transform)
  const cached = await store.renditions.get(key)
  if (cached) return unpack(cached)
  const state = stateOf(store)
  const underway = state.underway.get(key)
  if (underway) return underway
  const source = await store.get(name)
  if (!source) return undefined
  const making = inTurn(state, () => renderTransform(source, extension, transform))
  state.underway.set(key, making)
  try {
    const rendered = await making
    await store.renditions.put(key, pack(rendered))
    return rendered
  } finally {
    state.underway.delete(key)
  }
}

async function inTurn<T>(state: CacheState, work: () => Promise<T>): Promise<T> {
  if (state.running >= atOnce) {
    if (state.waiting.length >= mostWaiting) throw new AssetError(503, 'Too many images are being made')
    await new Promise<void>((resume) => state.waiting.push(resume))
  }
  state.running += 1
  try {
    return await work()
  } finally {
    state.running -= 1
    state.waiting.shift()?.()
  }
}

/** One file holds the media type, a line break and the bytes. */
function pack(rendered: Rendered): Uint8Array {
  return Buffer.concat([Buffer.from(`${rendered.mimeType}\n`), rendered.bytes])
}

function unpack(packed: Uint8Array): Rendered {
  const end = packed.indexOf(10)
  return { mimeType: Buffer.from(packed.subarray(0, end)).toString('latin1'), bytes: packed.subarray(end + 1) }
}

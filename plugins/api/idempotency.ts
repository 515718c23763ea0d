import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { DocumentStore } from '@souk/commerce'
import type { StoredDocument } from '@souk/kernel'
import { problem } from './problem.ts'

/** An answer, kept whole. */
export interface KeptAnswer {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

/**
 * A key that was used. Id `idempotencyKey.<HMAC of method, path, caller and key>`, written before the work begins and
 * swept after a day. `sealed` is the answer, readable only by who knows the key and the shop's secret: answers may hold
 * bearers.
 */
interface UsedKey extends StoredDocument {
  readonly _type: 'idempotencyKey'
  readonly digest: string
  readonly at: string
  readonly sealed?: string
}

export interface IdempotencyParts {
  readonly store: Pick<DocumentStore, 'get' | 'commit'>
  readonly secret: string
  readonly nowMs: () => number
}

/** How long a key is remembered. */
export const keyLifetimeMs = 24 * 3600 * 1000
const mostInMemory = 5_000

/**
 * Answers by idempotency key: the same request under the same key is answered alike for a day, also while the first one
 * is still being worked on, in another process or after a restart; another request under it is `idempotency_mismatch`.
 * Work that was begun and never answered is done again: commands recognise the ids that they derive from the key.
 */
export function createIdempotency({ store, secret, nowMs }: IdempotencyParts) {
  const running = new Map<string, { readonly digest: string; readonly answer: Promise<KeptAnswer> }>()
  const keyed = (purpose: string, name: string) => createHmac('sha256', secret).update(`${purpose}:${name}`).digest()
  const commit = (writes: Parameters<DocumentStore['commit']>[0]) =>
    store.commit(writes, { transactionId: `i${randomUUID()}` })

  function seal(name: string, answer: KeptAnswer): string {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', keyed('seal', name), nonce)
    const text = Buffer.concat([cipher.update(JSON.stringify(answer), 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64')
  }
  function unseal(name: string, sealed: string): KeptAnswer {
    const bytes = Buffer.from(sealed, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', keyed('seal', name), bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(12, 28))
    const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
    return JSON.parse(text.toString('utf8')) as KeptAnswer
  }

  /** The answer that this key has had, if any. Writes the key down before anything else happens. */
  async function begin(name: string, id: string, digest: string): Promise<KeptAnswer | undefined> {
    for (;;) {
      const fresh = { _id: id, _type: 'idempotencyKey', digest, at: new Date(nowMs()).toISOString() }
      const outcome = await commit([{ create: fresh }])
      if (outcome.kind === 'committed') return undefined
      if (outcome.kind === 'busy')
        throw problem('busy', {}, { 'retry-after': String(Math.max(1, Math.ceil(outcome.retryAfterMs / 1000))) })
      const [document] = await store.get([id])
      const used = document as UsedKey | undefined
      if (!used) continue
      if (Date.parse(used.at) + keyLifetimeMs <= nowMs()) {
        await commit([{ delete: { id } }])
        continue
      }
      if (used.digest !== digest) throw problem('idempotency_mismatch')
      return used.sealed === undefined ? undefined : unseal(name, used.sealed)
    }
  }

  async function runOnce(name: string, digest: string, work: () => Promise<KeptAnswer>): Promise<KeptAnswer> {
    const id = `idempotencyKey.${keyed('name', name).toString('hex').slice(0, 48)}`
    const known = await begin(name, id, digest)
    if (known) return known
    const done = await work().catch(async (fault: unknown) => {
      await commit([{ delete: { id } }])
      throw fault
    })
    // Overload and faults decide nothing: the next try may do better
    await commit([done.status >= 500 ? { delete: { id } } : { patch: { id, set: { sealed: seal(name, done) } } }])
    return done
  }

  return {
    /** Runs `work` once for a name. `digest` is what the request asked for. Throws what `work` throws, without keeping it. */
    async once(name: string, digest: string, work: () => Promise<KeptAnswer>): Promise<KeptAnswer> {
      const now = running.get(name)
      if (now && now.digest !== digest) throw problem('idempotency_mismatch')
      if (now) return now.answer
      if (running.size >= mostInMemory) throw problem('busy', {}, { 'retry-after': '1' })
      const answer = runOnce(name, digest, work)
      running.set(name, { digest, answer })
      try {
        return await answer
      } finally {
        running.delete(name)
      }
    },
  }
}

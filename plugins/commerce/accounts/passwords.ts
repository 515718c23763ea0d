import { argon2, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Turns passwords into what may be stored, and compares. */
export interface Passwords {
  /** A PHC string. Never the same twice. */
  hash(password: string): Promise<string>
  /** `again`: the hash was made by an older recipe and should be made anew. Against no hash, the work is the same and the answer no. */
  verify(password: string, hash: string | undefined): Promise<{ readonly right: boolean; readonly again: boolean }>
  /** Passwords that wait for their turn. */
  waiting(): number
}

/** OWASP's first choice for argon2id. KiB, passes, lanes. */
const recipe = { memory: 19_456, passes: 2, parallelism: 1 } as const
const tagLength = 32
const atOnce = 2

interface Phc {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
  readonly keyId: string
  readonly salt: Buffer
  readonly tag: Buffer
}

const shape = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+),keyid=([\w-]+)\$([\w+/]+)\$([\w+/]+)$/

function parsePhc(text: string): Phc | undefined {
  const [, memory, passes, parallelism, keyId = '', salt = '', tag = ''] = shape.exec(text) ?? []
  if (memory === undefined) return undefined
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    keyId,
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')

/**
 * Argon2id over the password's HMAC under a key of the shop's secret, so that a stolen dataset alone cannot be guessed
 * at. Two are worked on at a time; the rest wait, so that sign-ins cannot starve the process.
 */
export function createPasswords(secret: string): Passwords {
  const pepper = createHmac('sha256', secret).update('password-pepper').digest()
  const keyId = createHmac('sha256', pepper).update('key-id').digest('base64url').slice(0, 8)
  const queue: (() => void)[] = []
  let running = 0

  async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    if (running >= atOnce) await new Promise<void>((go) => queue.push(go))
    else running += 1
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running -= 1
    }
  }

  const derive = (
    password: string,
    salt: Buffer,
    how: Pick<Phc, 'memory' | 'passes' | 'parallelism'>,
    length: number,
  ) =>
    inTurn(
      () =>
        new Promise<Buffer>((resolve, reject) => {
          const message = createHmac('sha256', pepper).update(password.normalize('NFKC')).digest()
          const parameters = { message, nonce: salt, ...how, tagLength: length }
          argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(Buffer.from(tag))))
        }),
    )

  const hash = async (password: string) => {
    const salt = randomBytes(16)
    const tag = await derive(password, salt, recipe, tagLength)
    const { memory, passes, parallelism } = recipe
    return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism},keyid=${keyId}$${base64(salt)}$${base64(tag)}`
  }

  return {
    hash,
    async verify(password, stored) {
      const known = stored === undefined ? undefined : parsePhc(stored)
      const { salt, tag, ...how } = known ?? {
        ...recipe,
        keyId: '',
        salt: Buffer.alloc(16),
        tag: Buffer.alloc(tagLength),
      }
      const given = await derive(password, salt, how, tag.length)
      const right = timingSafeEqual(given, tag) && known?.keyId === keyId
      const same = how.memory === recipe.memory && how.passes === recipe.passes
      return { right, again: right && !(same && how.parallelism === recipe.parallelism) }
    },
    waiting: () => queue.length,
  }
}

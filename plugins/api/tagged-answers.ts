import { createHash } from 'node:crypto'

/** The text of an answer and its tag. */
export interface TaggedAnswer {
  readonly body: string
  readonly etag: string
}

const mostKept = 500

/**
 * Answers of catalogue reads, kept until the catalogue or the stock changes: what was written once need not be written
 * again. The tag is made of the text, so it is the same in every process.
 */
export function createTaggedAnswers() {
  let version = -1
  const kept = new Map<string, TaggedAnswer>()
  return {
    async get(name: string, current: number, make: () => Promise<string>): Promise<TaggedAnswer> {
      if (version !== current || kept.size >= mostKept) kept.clear()
      version = current
      const known = kept.get(name)
      if (known) return known
      const body = await make()
      const answer = { body, etag: `W/"${createHash('sha256').update(body).digest('hex').slice(0, 24)}"` }
      if (version === current) kept.set(name, answer)
      return answer
    },
  }
}

/** True when `If-None-Match` names the tag. The comparison for reads is the weak one (RFC 9110 13.1.2). */
export function matchesTag(asked: string | null, etag: string): boolean {
  return asked !== null && (asked.trim() === '*' || asked.split(',').some((each) => bare(each) === bare(etag)))
}

const bare = (text: string) => text.trim().replace(/^W\//, '')

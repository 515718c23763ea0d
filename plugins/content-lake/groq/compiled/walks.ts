import { isObject } from './values.ts'

/** True when a value holds a reference to one of the ids; what stands inside a reference does not count. */
export function holdsReference(value: unknown, ids: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return value.some((item) => holdsReference(item, ids))
  if (!isObject(value)) return false
  const ref = value['_ref']
  if (ref) return typeof ref === 'string' && ids.has(ref)
  for (const key of Object.keys(value)) if (holdsReference(value[key], ids)) return true
  return false
}

/** `pt::text`: the words of portable text, blocks parted by an empty line. */
export function textOfBlocks(value: unknown): string | null {
  if (Array.isArray(value)) {
    const texts = textsOf(value)
    return texts.length > 0 ? texts.join('\n\n') : null
  }
  return isObject(value) ? textOfBlock(value) : null
}

function textsOf(blocks: readonly unknown[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (Array.isArray(block)) return textsOf(block)
    return isObject(block) ? (textOfBlock(block) ?? []) : []
  })
}

function textOfBlock(block: Readonly<Record<string, unknown>>): string | null {
  const children = block['children']
  if (typeof block['_type'] !== 'string' || !Array.isArray(children)) return null
  return children
    .map((child: unknown) =>
      isObject(child) && child['_type'] === 'span' && typeof child['text'] === 'string' ? child['text'] : '',
    )
    .join('')
}

import { useState } from 'react'
import { useContentWrite, useDraftDiscard } from './use-content.ts'

interface Edition {
  readonly _id: string
  readonly _rev: string
}

interface FormSource<Document extends Edition, Values> {
  readonly type: string
  readonly id: string
  readonly draft: Document | undefined
  readonly current: Document | undefined
  /** A document as people type it. Without one: a new form. */
  readonly read: (document: Document | undefined) => Values
  /** What is typed as a document; undefined while something is wrong with it. */
  readonly written: (values: Values) => Readonly<Record<string, unknown>> | undefined
}

/**
 * A form over a content document. It begins from one revision and says when that has moved on; what was typed is never
 * lost to somebody else's change.
 */
export function useForm<Document extends Edition, Values extends object>(source: FormSource<Document, Values>) {
  const { type, id, draft, current, read, written } = source
  const [base, setBase] = useState(current)
  const [values, setValues] = useState(() => read(current))
  const write = useContentWrite(type)
  const discard = useDraftDiscard(type)
  // As it would be written: "4.5" and "4.50" are the same fee.
  const form = (typed: Values) => JSON.stringify(written(typed) ?? typed)
  const changed = form(values) !== form(read(base))
  const moved = base?._rev !== current?._rev
  const begin = () => {
    setBase(current)
    setValues(read(current))
  }
  // Nothing typed, or our own write came back: the form follows the document.
  if (moved && !write.isPending && (!changed || form(values) === form(read(current)))) begin()
  return {
    values,
    set: (change: Partial<Values>) => setValues((before) => ({ ...before, ...change })),
    save: (publish: boolean) => {
      const document = written(values)
      if (document) write.mutate({ id, values: document, revision: base?._rev, publish })
    },
    end: {
      type,
      id,
      write,
      discard,
      moved: moved && changed && !write.isPending,
      hasDraft: draft !== undefined,
      changed,
      onReload: begin,
    },
  } as const
}

import { Button } from '@sanity/ui'
import { ErrorCard } from '@souk/ui'
import type { ReactNode } from 'react'

const wordsOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error)

/** A read that failed: what happened, that nothing was changed, and the way to try again. */
export function ReadFailed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  return (
    <div className="read-failed">
      <ErrorCard
        title={wordsOf(error)}
        text="Nothing was changed."
        action={<Button mode="ghost" text="Try now" fontSize={1} padding={3} onClick={onRetry} />}
      />
    </div>
  )
}

/** A command that failed on the way: nobody knows yet whether it was done. */
export function CommandFailed({ error }: { readonly error: unknown }) {
  return <ErrorCard title={wordsOf(error)} />
}

/** An expected no: the rule in one sentence, in caution, with the nearest yes when there is one. */
export function RefusalNotice({ message, action }: { readonly message: string; readonly action?: ReactNode }) {
  return <ErrorCard kind="refusal" title={message} action={action} />
}

const bones = Array.from({ length: 40 }, (_, index) => `bone-${index}`)

/** Rows of a table that is on its way, each as high as a real one. */
export function LoadingRows({ count, height = 35 }: { readonly count: number; readonly height?: number }) {
  return (
    <div className="loading-rows" role="status" aria-label="Loading">
      {bones.slice(0, count).map((key, index) => (
        <div className="loading-row" key={key} style={{ height, opacity: 1 - index / (count + 2) }}>
          <i /> <i /> <i /> <i />
        </div>
      ))}
    </div>
  )
}

import { useOne } from '@refinedev/core'
import { type EffectDocument, effectLifecycle } from '@souk/messages'
import { StateBadge } from '@souk/ui'
import { useMinutes } from '../clock.ts'
import { useShop } from '../shop.ts'
import { whenever } from '../time-words.ts'
import { Act } from '../ui/act.tsx'
import { Drawer, Fact, Facts } from '../ui/drawer.tsx'
import { LoadingRows, ReadFailed } from '../ui/states.tsx'
import { kindWords } from './effect-words.ts'

function EffectFacts({ effect }: { readonly effect: EffectDocument }) {
  const { timeZone } = useShop()
  const now = useMinutes()
  const at = (moment: string) => whenever(moment, timeZone, now)
  return (
    <Facts>
      <Fact label="For">
        <span className="mono">{effect.subject}</span>
      </Fact>
      <Fact label="Its name there">
        <span className="mono">{effect._id}</span>
      </Fact>
      <Fact label="Tries">{effect.attempts}</Fact>
      <Fact label="Wanted">{at(effect.createdAt)}</Fact>
      {effect.state === 'pending' ? <Fact label="Next try">{at(effect.nextAt)}</Fact> : null}
      {effect.leaseUntil && effect.state === 'pending' ? (
        <Fact label="Held">
          by {effect.leaseOwner ?? 'a process'} until {at(effect.leaseUntil)}
        </Fact>
      ) : null}
      {effect.doneAt ? <Fact label="Done">{at(effect.doneAt)}</Fact> : null}
    </Facts>
  )
}

/** One piece of work for the outside world, why it stands, and the way to try again. */
export function EffectDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { query } = useOne<EffectDocument & { id: string }>({ resource: 'effect', id, errorNotification: false })
  const effect: EffectDocument | undefined = query.data?.data
  if (!effect)
    return (
      <Drawer title="Effect" onClose={onClose}>
        {query.isError ? (
          query.error.statusCode === 404 ? (
            <p className="note-box">It is done, and nothing of it had to be kept.</p>
          ) : (
            <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
          )
        ) : (
          <LoadingRows count={6} />
        )}
      </Drawer>
    )
  const { title, tone, meaning } = effectLifecycle[effect.state]
  return (
    <Drawer
      title={kindWords(effect.kind)}
      about={
        <>
          <StateBadge title={title} tone={tone} /> {meaning}
        </>
      }
      onClose={onClose}
    >
      <EffectFacts effect={effect} />
      {effect.lastError ? (
        <>
          <h3>The last word</h3>
          <pre className="raw">{effect.lastError}</pre>
        </>
      ) : null}
      <h3>What you can do</h3>
      <Act
        resource="effect"
        command="retryEffect"
        input={{ effectId: effect._id }}
        text="Try again now"
        locked={effect.state === 'done' ? 'It is done.' : undefined}
        done="It is due now, with all its tries before it."
      />
      <p className="muted drawer-note">
        A repeat carries the same name, so that a provider which has done it already does not do it twice.
      </p>
    </Drawer>
  )
}

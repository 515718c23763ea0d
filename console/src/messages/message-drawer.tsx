import { useOne } from '@refinedev/core'
import { type Message, messageLifecycle } from '@souk/messages'
import { StateBadge } from '@souk/ui'
import { useState } from 'react'
import { Link } from 'react-router'
import { languages } from '../customers/customer-words.ts'
import { useMinutes } from '../clock.ts'
import { orderPath } from '../orders/order-path.ts'
import { useShop } from '../shop.ts'
import { whenever } from '../time-words.ts'
import { Act } from '../ui/act.tsx'
import { Drawer, Fact, Facts } from '../ui/drawer.tsx'
import { LoadingRows, ReadFailed } from '../ui/states.tsx'
import { MessagePreview } from './message-preview.tsx'
import { channels, templateTitle } from './message-words.ts'

function MessageFacts({ message }: { readonly message: Message }) {
  const { timeZone } = useShop()
  const now = useMinutes()
  const at = (moment: string) => whenever(moment, timeZone, now)
  return (
    <Facts>
      <Fact label="To">{message.to}</Fact>
      <Fact label="By">
        {channels[message.channel].title}, {languages[message.language] ?? message.language}
      </Fact>
      {message.subject ? <Fact label="Subject">{message.subject}</Fact> : null}
      {message.order ? (
        <Fact label="Order">
          <Link to={orderPath(message.order)}>Open the order</Link>
        </Fact>
      ) : null}
      <Fact label="Written">{at(message.createdAt)}</Fact>
      {message.sentAt ? <Fact label="Sent">{at(message.sentAt)}</Fact> : null}
      {message.settledAt ? <Fact label="Settled">{at(message.settledAt)}</Fact> : null}
      {message.failure ? <Fact label="Why">{message.failure}</Fact> : null}
      {message.reference ? (
        <Fact label="Reference">
          <span className="mono">{message.reference}</span>
        </Fact>
      ) : null}
    </Facts>
  )
}

/** One message: to whom, how it went, and the way to say it again. */
export function MessageDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { query } = useOne<Message & { id: string }>({ resource: 'message', id, errorNotification: false })
  const [again, setAgain] = useState(false)
  const message: Message | undefined = query.data?.data
  if (query.isError && !message)
    return (
      <Drawer title="Message" onClose={onClose}>
        <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
      </Drawer>
    )
  if (!message)
    return (
      <Drawer title="Message" onClose={onClose}>
        <LoadingRows count={6} />
      </Drawer>
    )
  const { title, tone, meaning } = messageLifecycle[message.state]
  return (
    <Drawer
      title={templateTitle(message.template)}
      about={
        <>
          <StateBadge title={title} tone={tone} /> {meaning}
        </>
      }
      onClose={onClose}
    >
      <MessageFacts message={message} />
      <Act
        resource="message"
        command="resendMessage"
        input={{ messageId: message._id }}
        text="Send again"
        locked={
          again
            ? 'It waits to be sent once more.'
            : message.state === 'queued'
              ? 'It waits to be sent; that comes first.'
              : undefined
        }
        onDone={() => setAgain(true)}
      />
      <MessagePreview message={message} />
    </Drawer>
  )
}

import { type Message, messageLifecycle } from '@souk/messages'
import { messagesOfOrderQuery } from '@souk/messages/queries'
import { StateBadge } from '@souk/ui'
import { Link } from 'react-router'
import { useMinutes } from '../clock.ts'
import { channels, templateTitle } from '../messages/message-words.ts'
import { whenever } from '../time-words.ts'
import { useLiveQuery } from '../use-live-query.ts'

/** What was said about an order, and whether it arrived. Each opens in the log, where it can be said again. */
export function OrderMessages({ order, zone }: { readonly order: string; readonly zone: string }) {
  const now = useMinutes()
  const { data } = useLiveQuery<readonly Message[]>({
    name: 'messagesOfOrder',
    groq: messagesOfOrderQuery,
    params: { order },
    types: ['message'],
  })
  return (
    <section className="panel" aria-labelledby="messages">
      <header>
        <h2 id="messages">Messages</h2>
      </header>
      <div className="panel-body">
        {data?.length === 0 ? <p className="muted">Nothing was said yet.</p> : null}
        <ul className="plain-list">
          {data?.map((message) => (
            <li key={message._id}>
              <div className="split">
                <Link to={`/messages?view=all&open=${encodeURIComponent(message._id)}`}>
                  {templateTitle(message.template)}
                </Link>
                <StateBadge {...messageLifecycle[message.state]} />
              </div>
              <span className="muted">
                {channels[message.channel].title} to {message.to}, {whenever(message.createdAt, zone, now)}
                {message.failure ? `: ${message.failure}` : ''}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

import { useShop } from '../ui/use-shop.ts'
import type { TicketView } from './ticket-view.ts'

type Message = TicketView['messages'][number]

function Files({ files }: Pick<Message, 'files'>) {
  const own = useShop().words.support
  if (files.length === 0) return null
  return (
    <ul className="said-files">
      {files.map(({ key, name, kilobytes, shown, href }) => (
        <li key={key}>
          <a href={href} {...(shown ? { target: '_blank', rel: 'noreferrer' } : {})}>
            {shown ? <img src={href} alt={name} loading="lazy" /> : null}
            <bdi>{own.file(name, own.kilobytes(kilobytes))}</bdi>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What was said, oldest first. */
export function TicketThread({ messages }: Pick<TicketView, 'messages'>) {
  const { words, root } = useShop()
  const own = words.support
  return (
    <ol className="thread" aria-label={own.thread} aria-live="polite">
      {messages.map((message) => (
        <li key={message.key} data-own={message.own || undefined}>
          <p className="said-by">
            <strong>
              <bdi>{message.own ? own.you : message.author || root?.name}</bdi>
            </strong>
            <span className="muted">{message.at}</span>
          </p>
          <p className="said" dir="auto">
            {message.body}
          </p>
          <Files files={message.files} />
        </li>
      ))}
    </ol>
  )
}

import type { TicketFacts } from '../facts.ts'
import { action, type Letter, type Part, text } from '../letter.ts'
import { ticketWords } from '../words/support.ts'
import { letterTo, telling } from './telling.ts'

const quoted = ({ body }: TicketFacts): readonly Part[] => (body ? [{ kind: 'quote', text: body }] : [])

/** Says that a message of theirs has arrived. */
export function ticketReceived(facts: TicketFacts): Letter {
  const tell = telling(facts)
  const words = ticketWords[tell.language]
  const number = tell.value(facts.number)
  return letterTo(facts.shop, tell, {
    subject: words.received(tell.shop, number),
    title: words.receivedTitle,
    parts: [
      text(words.receivedText(number, tell.value(facts.subject))),
      ...(facts.body ? [text(`${words.wrote}:`)] : []),
      ...quoted(facts),
      action(words.open, facts.link),
    ],
  })
}

/** Brings the shop's answer. */
export function ticketReply(facts: TicketFacts): Letter {
  const tell = telling(facts)
  const words = ticketWords[tell.language]
  return letterTo(facts.shop, tell, {
    subject: words.reply(tell.shop, tell.value(facts.number)),
    title: facts.author ? words.replyTitle(tell.value(facts.author)) : words.replyTitlePlain,
    parts: [...quoted(facts), action(words.open, facts.link)],
  })
}

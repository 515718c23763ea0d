import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, isRouteErrorResponse, Link, useRouteError } from '@remix-run/react'
import { Send, Trouble } from '../account/form-parts.tsx'
import { askerOf } from '../account/person.server.ts'
import { openShop } from '../open-shop.ts'
import { pageMeta } from '../page-meta.ts'
import { MessageFields } from '../support/message-fields.tsx'
import { filesOf, questionOf, questionTrouble, readFilesForm } from '../support/read-form.server.ts'
import { allowTicket, ticketPath } from '../support/ticket-access.server.ts'
import { TicketThread } from '../support/ticket-thread.tsx'
import { ticketView } from '../support/ticket-view.ts'
import { ErrorPage } from '../ui/error-page.tsx'
import { StatePanel } from '../ui/state-panel.tsx'
import { useActedLive, useLoaded } from '../ui/use-carried.ts'
import { useLive } from '../ui/use-live.ts'
import { useShop } from '../ui/use-shop.ts'
import { wordsFor } from '../words/words.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  const { shop } = context
  const ticket = await allowTicket(shop, request, params.id)
  return { ticket: ticketView(ticket, catalog, language), readAt: shop.clock() }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { language } = openShop(context)
  const { shop } = context
  const { _id } = await allowTicket(shop, request, params.id)
  const form = await readFilesForm(request)
  const { message } = questionOf(form)
  const said = { body: message, files: await filesOf(form) }
  const done = await shop.commerce.support.reply(_id, said, askerOf(context, request))
  if (done.ok) throw redirect(ticketPath(_id), 303)
  return data({ message, ...questionTrouble(wordsFor(language), done.refusal) }, { status: 422 })
}

export default function SupportTicket() {
  const { ticket, readAt } = useLoaded<typeof loader>()
  const acted = useActedLive<typeof action>()
  const { words } = useShop()
  const own = words.support
  // Made anew by what the shopper sent, never by an answer that comes while they write
  const said = ticket.messages.filter((each) => each.own).length
  useLive(`/support/tickets/${ticket.id}/events`, readAt)
  return (
    <div className="container page ticket-page">
      <p className="muted">
        <bdi>{own.number(ticket.number)}</bdi> · {own.topics[ticket.category]}
      </p>
      <div className="page-head">
        <h1 className="page-title">
          <bdi>{ticket.subject}</bdi>
        </h1>
        <span className="state-word" data-ticket={ticket.state} role="status">
          {own.state[ticket.state]}
        </span>
      </div>
      <p className="lead">{own.stateText[ticket.state]}</p>
      <TicketThread messages={ticket.messages} />
      {ticket.state === 'closed' ? null : (
        <section className="panel account-card">
          <Trouble said={acted?.all} />
          <Form method="post" encType="multipart/form-data" noValidate key={said}>
            <MessageFields label={own.reply} value={acted?.message} problems={acted?.problems} />
            <Send>{own.sendReply}</Send>
          </Form>
        </section>
      )}
      <p className="actions ticket-ways">
        {ticket.order ? (
          <Link className="text-link" to={`/orders/${ticket.order.id}`}>
            {own.openOrder(ticket.order.number)}
          </Link>
        ) : null}
        <Link className="text-link" to="/support">
          {own.askNew}
        </Link>
      </p>
    </div>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page?.ticket.subject),
  { name: 'robots', content: 'noindex' },
]

export function ErrorBoundary() {
  const error = useRouteError()
  const { words } = useShop()
  const stranger = isRouteErrorResponse(error) && error.status === 404
  if (!stranger) return <ErrorPage error={error} />
  return (
    <div className="container page">
      <StatePanel title={words.support.key.title} text={words.support.key.text}>
        <Link className="button action" to="/support">
          {words.support.title}
        </Link>
      </StatePanel>
    </div>
  )
}

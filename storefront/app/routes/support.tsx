import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form } from '@remix-run/react'
import { categoryNames, type TicketCategory } from '@souk/support'
import { SelectField, Send, Trouble } from '../account/form-parts.tsx'
import { askerOf, personOf } from '../account/person.server.ts'
import { openShop } from '../open-shop.ts'
import { pageMeta } from '../page-meta.ts'
import { aboutOf } from '../support/about.server.ts'
import { MessageFields } from '../support/message-fields.tsx'
import { OwnTickets } from '../support/own-tickets.tsx'
import {
  filesOf,
  type Question,
  questionOf,
  type QuestionTrouble,
  questionTrouble,
  readFilesForm,
} from '../support/read-form.server.ts'
import { ticketPath } from '../support/ticket-access.server.ts'
import { ticketCookie } from '../support/ticket-cookie.server.ts'
import { ticketRow } from '../support/ticket-view.ts'
import { Field } from '../ui/field.tsx'
import { useActed, useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'
import { wordsFor } from '../words/words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  const { shop } = context
  const person = await personOf(shop, request)
  const tickets = person ? await shop.commerce.support.ofCustomer(person.customer._id, 20) : []
  return {
    title: wordsFor(language).support.title,
    about: await aboutOf(shop, catalog, language, request),
    known: person?.customer.email !== undefined,
    signedIn: person !== undefined,
    tickets: tickets.map((ticket) => ticketRow(ticket, catalog, language)),
  }
}

interface Answer extends QuestionTrouble {
  readonly question: Question
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { catalog, language } = openShop(context)
  const { shop } = context
  const words = wordsFor(language)
  const form = await readFilesForm(request)
  const question = questionOf(form)
  const { subject, message: body, email, name } = question
  if (subject === '')
    return data<Answer>({ question, problems: { subject: words.support.wrong.subject } }, { status: 422 })
  const { order, product } = await aboutOf(shop, catalog, language, request)
  const person = await personOf(shop, request)
  const opened = await shop.commerce.support.open(
    {
      subject,
      body,
      category: categoryNames.find((each) => each === question.category) ?? 'other',
      language,
      files: await filesOf(form),
      ...(email !== '' && { email }),
      ...(name !== '' && { name }),
      ...(order && { order: order.id }),
      ...(product && { product: product.id }),
      ...(person && { customer: person.customer._id }),
    },
    askerOf(context, request),
  )
  if (!opened.ok) {
    const status = opened.refusal.code === 'too_many_tries' ? 429 : 422
    return data<Answer>({ question, ...questionTrouble(words, opened.refusal) }, { status })
  }
  const { ticketId, accessToken } = opened.value
  const [, ulid = ''] = ticketId.split('.')
  throw redirect(ticketPath(ticketId), {
    status: 303,
    headers: { 'Set-Cookie': await ticketCookie(shop.publicOrigin).keep(request, ulid, accessToken) },
  })
}

/** The topic that a question begins with. */
const topicOf = ({ order, product }: ReturnType<typeof useLoaded<typeof loader>>['about']): TicketCategory =>
  order ? 'order' : product ? 'product' : 'other'

export default function Support() {
  const { about, known, signedIn, tickets } = useLoaded<typeof loader>()
  const acted = useActed<typeof action>()
  const own = useShop().words.support
  const topics = categoryNames.map((value) => ({ value, title: own.topics[value] }))
  const { question, problems, all } = acted ?? {}
  return (
    <div className="container page account-narrow">
      <h1 className="page-title">{own.title}</h1>
      <p className="lead">{own.lead}</p>
      <div className="account-main">
        <Trouble said={all} />
        <section className="panel account-card">
          {about.order ? <p className="about">{own.aboutOrder(about.order.number)}</p> : null}
          {about.product ? (
            <p className="about">
              <bdi>{own.aboutProduct(about.product.title)}</bdi>
            </p>
          ) : null}
          <Form method="post" encType="multipart/form-data" noValidate>
            <SelectField
              label={own.topic}
              name="category"
              defaultValue={question?.category || topicOf(about)}
              options={topics}
            />
            <Field
              label={own.subject}
              name="subject"
              defaultValue={question?.subject}
              maxLength={120}
              problem={problems?.['subject']}
              required
            />
            <MessageFields label={own.message} value={question?.message} problems={problems} />
            {known || about.order ? null : (
              <>
                <Field
                  label={own.email}
                  name="email"
                  type="email"
                  autoComplete="email"
                  defaultValue={question?.email}
                  problem={problems?.['email']}
                  required
                />
                <Field label={own.name} name="name" autoComplete="name" defaultValue={question?.name} />
              </>
            )}
            <Send>{own.send}</Send>
          </Form>
        </section>
        {signedIn ? <OwnTickets rows={tickets} /> : null}
      </div>
    </div>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => pageMeta(matches, page?.title)

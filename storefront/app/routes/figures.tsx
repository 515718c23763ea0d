import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { NarrowPage } from '../account/form-parts.tsx'
import { consentOf, keepConsent } from '../behaviour/consent.server.ts'
import { ConsentForm } from '../behaviour/consent-banner.tsx'
import { openShop } from '../open-shop.ts'
import { pageMeta } from '../page-meta.ts'
import { readForm } from '../read-form.ts'
import { useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'
import { wordsFor } from '../words/words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = openShop(context)
  return { title: wordsFor(language).figures.link, consent: await consentOf(context.shop, request) }
}

/** Only paths of this shop: an address that starts with one slash. */
const ownPath = (text: string): string => (/^\/(?![/\\])/.test(text) ? text : '/figures')

/** `POST /figures {answer: yes|no, back}`: keeps the answer and goes back. Saying no later takes the yes back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request)
  const answer = form.get('answer')
  if (answer !== 'yes' && answer !== 'no') throw data({ field: 'answer', reason: 'Send yes or no.' }, { status: 422 })
  const cookie = await keepConsent(context.shop, request, answer)
  throw redirect(ownPath(String(form.get('back') ?? '')), { status: 303, headers: { 'Set-Cookie': cookie } })
}

export default function Figures() {
  const { title, consent } = useLoaded<typeof loader>()
  const own = useShop().words.figures
  const states = { yes: own.on, no: own.off, unasked: own.asked } as const
  return (
    <NarrowPage title={title} lead={own.text}>
      <p role="status">
        <strong>{states[consent]}</strong> {own.change}
      </p>
      <ConsentForm back="/figures" />
      <h2 className="panel-title">{own.more}</h2>
      <ul className="consent-what">
        {Object.values(own.what).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </NarrowPage>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => pageMeta(matches, page?.title)

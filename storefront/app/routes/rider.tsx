import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { openShop } from '../open-shop.ts'
import { pageMeta } from '../page-meta.ts'
import { readForm } from '../read-form.ts'
import { actAsRider } from '../rider/act.server.ts'
import { riderOf, signInRider, signOutRider } from '../rider/rider.server.ts'
import { RiderPage, RiderSignIn } from '../rider/rider-page.tsx'
import { readRound, type Round } from '../rider/round.server.ts'
import { useActedLive, useLoaded } from '../ui/use-carried.ts'
import { useLive } from '../ui/use-live.ts'
import { wordsFor } from '../words/words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  const { title } = wordsFor(language).rider
  const rider = await riderOf(context.shop, request)
  if (!rider) return { title, name: '', readAt: '', round: undefined }
  const round = await readRound(context.shop, catalog, rider, language)
  return { title, name: rider.name, readAt: context.shop.clock(), round }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { language } = openShop(context)
  const { shop } = context
  const form = await readForm(request)
  const to = (cookie?: string) =>
    redirect('/rider', { status: 303, ...(cookie && { headers: { 'Set-Cookie': cookie } }) })
  if (form.get('intent') === 'sign_out') throw to(await signOutRider(shop))
  if (form.get('intent') === 'sign_in') {
    const cookie = await signInRider(shop, String(form.get('token') ?? '').trim())
    if (cookie) throw to(cookie)
    return data({ refused: true, told: undefined }, { status: 422 })
  }
  const rider = await riderOf(shop, request)
  if (!rider) throw to()
  const told = await actAsRider(shop, rider, form, wordsFor(language).rider)
  if (!told) throw to()
  return data({ refused: false, told }, { status: told.good ? 200 : 422 })
}

/** The list that follows the floor. */
function Live({
  name,
  readAt,
  round,
  told,
}: {
  name: string
  readAt: string
  round: Round
  told: Parameters<typeof RiderPage>[0]['told']
}) {
  useLive('/rider/events', readAt)
  return <RiderPage name={name} round={round} told={told} />
}

export default function Rider() {
  const { name, readAt, round } = useLoaded<typeof loader>()
  const acted = useActedLive<typeof action>()
  if (!round) return <RiderSignIn refused={acted?.refused ?? false} />
  return <Live name={name} readAt={readAt} round={round} told={acted?.told} />
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page?.title),
  { name: 'robots', content: 'noindex' },
]

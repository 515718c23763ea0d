import { type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { NavLink, Outlet } from '@remix-run/react'
import { requirePerson } from '../account/person.server.ts'
import { openShop } from '../open-shop.ts'
import { pageMeta } from '../page-meta.ts'
import { useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'
import { wordsFor } from '../words/words.ts'

/** The frame of every page of an account. Each page below asks again who is there: they are read side by side. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = openShop(context)
  const { customer } = await requirePerson(context, request)
  return { title: wordsFor(language).accounts.title, name: customer.name }
}

export default function Account() {
  const { name } = useLoaded<typeof loader>()
  const own = useShop().words.accounts
  const links = [
    ['/account', own.overview],
    ['/account/orders', own.orders.title],
    ['/account/profile', own.profile.title],
    ['/account/addresses', own.addresses.title],
    ['/account/security', own.security.title],
    ['/account/privacy', own.privacy.title],
  ] as const
  return (
    <div className="container page">
      <h1 className="page-title">
        <bdi>{own.hello(name)}</bdi>
      </h1>
      <div className="account">
        <nav className="account-nav" aria-label={own.nav}>
          <ul>
            {links.map(([to, title]) => (
              <li key={to}>
                <NavLink to={to} end>
                  {title}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="account-main">
          <Outlet />
        </div>
      </div>
    </div>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page?.title),
  { name: 'robots', content: 'noindex' },
]

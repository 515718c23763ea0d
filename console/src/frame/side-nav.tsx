import { BarChartIcon } from '@sanity/icons/BarChart'
import { BasketIcon } from '@sanity/icons/Basket'
import { BillIcon } from '@sanity/icons/Bill'
import { ClipboardIcon } from '@sanity/icons/Clipboard'
import { CommentIcon } from '@sanity/icons/Comment'
import { BoltIcon } from '@sanity/icons/Bolt'
import { BookIcon } from '@sanity/icons/Book'
import { DashboardIcon } from '@sanity/icons/Dashboard'
import { CreditCardIcon } from '@sanity/icons/CreditCard'
import { EarthGlobeIcon } from '@sanity/icons/EarthGlobe'
import { EnvelopeIcon } from '@sanity/icons/Envelope'
import { EyeOpenIcon } from '@sanity/icons/EyeOpen'
import { PackageIcon } from '@sanity/icons/Package'
import { RocketIcon } from '@sanity/icons/Rocket'
import { SearchIcon } from '@sanity/icons/Search'
import { SunIcon } from '@sanity/icons/Sun'
import { TagIcon } from '@sanity/icons/Tag'
import { TransferIcon } from '@sanity/icons/Transfer'
import { UserIcon } from '@sanity/icons/User'
import { UsersIcon } from '@sanity/icons/Users'
import { WarningOutlineIcon } from '@sanity/icons/WarningOutline'
import { NavLink } from 'react-router'
import type { PageName } from '../resources.ts'
import { useShop } from '../shop.ts'
import { Key } from '../ui/keys.tsx'
import { useOfferedPages } from '../use-access.tsx'
import { useNavCounts } from './nav-counts.ts'
import { PersonMenu } from './person-menu.tsx'

const icons: Readonly<Record<PageName, typeof SunIcon>> = {
  today: SunIcon,
  orders: BillIcon,
  floor: DashboardIcon,
  stock: PackageIcon,
  transfers: TransferIcon,
  purchases: BasketIcon,
  counts: ClipboardIcon,
  customers: UsersIcon,
  support: CommentIcon,
  messages: EnvelopeIcon,
  parcels: RocketIcon,
  sales: BarChartIcon,
  behaviour: EyeOpenIcon,
  promotions: TagIcon,
  zones: EarthGlobeIcon,
  taxes: CreditCardIcon,
  people: UserIcon,
  effects: BoltIcon,
  alarms: WarningOutlineIcon,
  audit: BookIcon,
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase()

function Mark() {
  const shop = useShop()
  return (
    <div className="side-shop">
      <span className="side-mark" style={{ background: shop.mark }} aria-hidden="true">
        {initials(shop.name)}
      </span>
      <span className="side-shop-name">
        <strong>{shop.name}</strong>
        <span>{shop.locations.length === 1 ? shop.locations[0]?.name : `${shop.locations.length} places`}</span>
      </span>
    </div>
  )
}

/** Only pages that who is signed in may see, each with what waits there. */
export function SideNav({ onHelp, onFind }: { readonly onHelp: () => void; readonly onFind: () => void }) {
  const counts = useNavCounts()
  const pages = useOfferedPages()
  return (
    <nav className="side" aria-label="Pages">
      <Mark />
      <button type="button" className="side-find" title="Find or do" onClick={onFind}>
        <SearchIcon />
        <span className="side-label">Find or do</span>
        <Key>Ctrl K</Key>
      </button>
      <ul>
        {pages.map(({ name, label, path, group }) => {
          const Icon = icons[name]
          const count = counts[name]
          return (
            <li key={name} data-group={group}>
              <NavLink to={path} end={path === '/'} title={label}>
                <Icon />
                <span className="side-label">{label}</span>
                {count && count.value > 0 ? (
                  <span className="side-count" data-tone={count.tone}>
                    {count.value}
                    <span className="sr-only"> {count.words}</span>
                  </span>
                ) : null}
              </NavLink>
            </li>
          )
        })}
      </ul>
      <PersonMenu onHelp={onHelp} />
    </nav>
  )
}

import { useGetIdentity, useLogout } from '@refinedev/core'
import { DesktopIcon } from '@sanity/icons/Desktop'
import { HelpCircleIcon } from '@sanity/icons/HelpCircle'
import { LaunchIcon } from '@sanity/icons/Launch'
import { LeaveIcon } from '@sanity/icons/Leave'
import { MoonIcon } from '@sanity/icons/Moon'
import { SunIcon } from '@sanity/icons/Sun'
import { Menu, MenuButton, MenuDivider, MenuItem } from '@sanity/ui/menu'
import type { SanityIdentity } from '@souk/refine-sanity'
import { Person } from '@souk/ui'
import { chooseScheme, useSchemeChoice } from '../color-scheme.ts'
import { useConsole } from '../console-context.tsx'

const roleTitle = (role: string): string => role.charAt(0).toUpperCase() + role.slice(1).replaceAll('_', ' ')

const schemes = [
  { choice: 'light', text: 'Light', icon: SunIcon },
  { choice: 'dark', text: 'Dark', icon: MoonIcon },
  { choice: 'system', text: 'As this machine', icon: DesktopIcon },
] as const

/** Who is signed in; the light of the screen, the keys, the Studio, the way out. */
export function PersonMenu({ onHelp }: { readonly onHelp: () => void }) {
  const { data: person } = useGetIdentity<SanityIdentity>()
  const { mutate: signOut } = useLogout()
  const { config } = useConsole()
  const chosen = useSchemeChoice()
  const name = person?.name ?? 'Signed in'
  return (
    <MenuButton
      id="person-menu"
      button={
        <button type="button" className="side-person">
          <Person name={name} kind="staff" size={28} />
          <span className="side-shop-name">
            <strong>{name}</strong>
            <span>{roleTitle(person?.roles[0] ?? '')}</span>
          </span>
        </button>
      }
      menu={
        <Menu>
          {schemes.map(({ choice, text, icon }) => (
            <MenuItem
              key={choice}
              text={text}
              icon={icon}
              pressed={chosen === choice}
              onClick={() => chooseScheme(choice)}
            />
          ))}
          <MenuDivider />
          <MenuItem text="All keys" icon={HelpCircleIcon} onClick={onHelp} />
          <MenuItem as="a" href={config.studioUrl} text="Open the Studio" icon={LaunchIcon} />
          <MenuDivider />
          <MenuItem text="Sign out" icon={LeaveIcon} tone="critical" onClick={() => signOut()} />
        </Menu>
      }
      popover={{ placement: 'top-start', portal: true }}
    />
  )
}

import { UnknownIcon } from '@sanity/icons/Unknown'
import { EmptyState } from '@souk/ui'
import { Link } from 'react-router'
import { Page } from '../ui/page.tsx'

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <Page title="Not here">
      <EmptyState icon={UnknownIcon} title="There is no such page" action={<Link to="/">Go to Today</Link>} />
    </Page>
  )
}

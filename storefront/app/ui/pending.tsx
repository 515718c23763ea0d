import { useLocation, useNavigation } from '@remix-run/react'
import { useLine } from '../line/line-notice.tsx'

/**
 * Shapes of a page that is on its way, drawn only when it takes longer than 200 ms (the style sheet waits). Where the
 * line is lost none is: the page stays as it is.
 */
export function Pending() {
  const navigation = useNavigation()
  const { pathname } = useLocation()
  const line = useLine()
  const leaving = navigation.state === 'loading' && navigation.location.pathname !== pathname && !navigation.formMethod
  if (!leaving || line !== 'well') return null
  return (
    <div className="pending" aria-hidden="true">
      <div className="container">
        <span className="shape wide" />
        <div className="pending-grid">
          {[1, 2, 3, 4].map((each) => (
            <span key={each} className="shape square" />
          ))}
        </div>
        <span className="shape" />
        <span className="shape short" />
      </div>
    </div>
  )
}

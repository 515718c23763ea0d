import { useLocation, useNavigation } from '@remix-run/react'

/** Shapes of a page that is on its way, drawn only when it takes longer than 200 ms (the style sheet waits). */
export function Pending() {
  const navigation = useNavigation()
  const { pathname } = useLocation()
  const leaving = navigation.state === 'loading' && navigation.location.pathname !== pathname && !navigation.formMethod
  if (!leaving) return null
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

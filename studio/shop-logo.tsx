/** The shop's mark in the navigation bar. */
export function ShopLogo() {
  return (
    <svg viewBox="0 0 24 24" width="25" height="25" aria-hidden>
      <rect width="24" height="24" rx="5" fill="#c23c16" />
      <path
        d="M6.5 9h8.5v4.5a4 4 0 0 1-4 4h-.5a4 4 0 0 1-4-4zM15 10h1.2a1.9 1.9 0 0 1 0 3.8H15M8.5 6.8V5.5M11 6.8V5.5"
        fill="none"
        stroke="#fff"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </svg>
  )
}

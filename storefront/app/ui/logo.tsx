import { Link } from '@remix-run/react'
import { useShop } from './use-shop.ts'

/** The shop's mark and name; leads home. The mark is the dataset's, or a cup in the action colour. */
export function Logo() {
  const { root } = useShop()
  return (
    <Link to="/" className="logo">
      {root?.logo ? (
        <img src={`${root.logo.base}/96.webp`} width="34" height="34" alt="" />
      ) : (
        <svg viewBox="0 0 34 34" width="34" height="34" aria-hidden="true">
          <circle cx="17" cy="17" r="17" className="logo-ground" />
          <path d="M9.5 14.5h12v5.2a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5Z" fill="#fff6e4" />
          <path d="M21.5 16.2h1.2a2.6 2.6 0 0 1 0 5.2h-1.6" fill="none" stroke="#fff6e4" strokeWidth="1.9" />
          <path
            d="M13 12c-.9-1.4.9-2 0-3.4M17 12c-.9-1.4.9-2 0-3.4"
            fill="none"
            stroke="#ffcf70"
            strokeWidth="1.6"
            strokeLinecap="round"
          />
          <path d="M8.5 26.4h14" stroke="#fff6e4" strokeWidth="1.6" strokeLinecap="round" />
        </svg>
      )}
      <span>{root?.name ?? ''}</span>
    </Link>
  )
}

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useDocumentStore } from 'sanity'

/** `undefined` until the dataset has answered. */
const Languages = createContext<readonly string[] | undefined>(undefined)

/** The languages that the shop speaks, its first one first; `undefined` until they are known. */
export const useShopLanguages = (): readonly string[] | undefined => useContext(Languages)

const languagesQuery = '*[_type == "siteSettings" && _id == "siteSettings"][0].languages'

/** Follows the shop's published settings once for every input of the Studio. */
export function ShopLanguages({ children }: { readonly children: ReactNode }) {
  const store = useDocumentStore()
  const [languages, setLanguages] = useState<readonly string[]>()
  useEffect(() => {
    const subscription = store
      .listenQuery(languagesQuery, {}, { apiVersion: '2025-02-19', perspective: 'raw', tag: 'souk.languages' })
      .subscribe({
        next: (found: unknown) =>
          setLanguages(Array.isArray(found) ? found.filter((tag): tag is string => typeof tag === 'string') : []),
        // Texts stay editable; only what could be added is then unknown.
        error: () => setLanguages([]),
      })
    return () => subscription.unsubscribe()
  }, [store])
  return <Languages.Provider value={languages}>{children}</Languages.Provider>
}

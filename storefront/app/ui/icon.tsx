const paths = {
  search: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM16.2 16.2 21 21',
  bag: 'M5 7.5h14l1 12.5H4L5 7.5ZM8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  tick: 'm5 12.5 4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6 6 18',
  down: 'm6 9.5 6 6 6-6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  pin: 'M12 21s-7-6.2-7-11.5a7 7 0 0 1 14 0C19 14.8 12 21 12 21Zm0-9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  clock: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM12 7.5V12l3 2',
  bike: 'M6 19a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm12 0a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM6 15.5l3.5-6.5h6L18 15.5M9.5 9 13 15.5l2.5-6.5M14.5 6H17M8 7h3',
  leaf: 'M5 19c0-9 5-14 15-14 0 10-5 14-11 14-2 0-3.5-1-4-2M5 20c2-5 5-8 9-10',
  card: 'M3.5 6h17v12h-17V6ZM3.5 10h17M7 14.5h4',
  wallet: 'M17 8V5H6a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h14V8H6a2 2 0 0 1-2-1.500M16 13.500h.500',
  cash: 'M3 7h18v10H3V7Zm9 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM6.5 10v4M17.5 10v4',
  trash: 'M5 7h14M10 4h4M7 7l1 13h8l1-13M10.5 10.5v6M13.5 10.5v6',
  alert: 'M12 4 2.8 20h18.4L12 4ZM12 10v4.5M12 17.3v.2',
  error: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM12 8v5M12 16v.2',
  home: 'M4 11.5 12 4l8 7.5M6.5 10v9.5h11V10',
  cup: 'M5 9h11v5.5a4.5 4.5 0 0 1-4.5 4.5h-2A4.5 4.5 0 0 1 5 14.5V9Zm11 1.5h1.5a2.5 2.5 0 0 1 0 5H16M8 6c0-1 .8-1 .8-2M12 6c0-1 .8-1 .8-2',
  filter: 'M4 7h16M7 12h10M10 17h4',
  person: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6',
  parcel: 'M12 3 4 7v10l8 4 8-4V7l-8-4ZM4 7l8 4 8-4M12 11v10M8 5l8 4',
  zoom: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM16.2 16.2 21 21M8 11h6M11 8v6',
  ruler: 'M4.5 9 9 4.5 19.5 15 15 19.5 4.5 9ZM8 8.5l1.5 1.5M11 11.5l1.5 1.5M14 14.5l1.5 1.5',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  refresh: 'M4.5 12a7.5 7.5 0 0 1 13-5.1L20 9.5M20 4.5v5h-5M19.5 12a7.5 7.5 0 0 1-13 5.1L4 14.5M4 19.5v-5h5',
} as const

/** Names of the shop's 24 px line set, stroke 2. */
export type IconName = keyof typeof paths

/** True when an icon of that name exists; names arrive from the dataset too. */
export const isIcon = (name: string): name is IconName => name in paths

/** A drawing without meaning of its own: words stand beside it. */
export const Icon = ({ name, size = 24 }: { readonly name: IconName; readonly size?: number }) => (
  <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
)

const browsers = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS/, 'Firefox'],
  [/Chrome\/|CriOS/, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const
const systems = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
] as const

const first = (table: readonly (readonly [RegExp, string])[], agent: string) =>
  table.find(([mark]) => mark.test(agent))?.[1]

/** A device as its owner would call it: "Firefox on Linux". The rest of the header is not kept. Empty when unknown. */
export function deviceName(agent = ''): string {
  const [browser, system] = [first(browsers, agent), first(systems, agent)]
  if (browser && system) return `${browser} on ${system}`
  return browser ?? system ?? ''
}

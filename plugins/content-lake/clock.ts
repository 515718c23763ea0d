let [last, text] = [Number.NaN, '']

/** The machine's time as ISO text with `Z`, written out once for each millisecond. */
export function machineTime(): string {
  const now = Date.now()
  if (now !== last) [last, text] = [now, new Date(now).toISOString()]
  return text
}

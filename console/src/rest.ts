/** Typing rests so long before the server is asked. */
const restMs = 250

/** Waits until typing rests; gives up as soon as something else is asked for. */
export const rest = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, restMs)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })

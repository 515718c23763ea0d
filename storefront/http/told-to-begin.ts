/**
 * A spare server (`--spare`, started over IPC) has loaded everything and waits here until its parent says so; it leaves when
 * that is gone. Any other begins at once.
 */
export function toldToBegin(): Promise<void> {
  if (!process.send || !process.argv.includes('--spare')) return Promise.resolve()
  return new Promise((begin) => {
    const leave = () => process.exit(0)
    // It may be gone while everything was being loaded
    if (!process.connected) leave()
    process.once('disconnect', leave)
    process.once('message', () => {
      process.off('disconnect', leave)
      begin()
    })
  })
}

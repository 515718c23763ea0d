/** Drawn when the console does not know what it belongs to: there is nothing else it could do. */
export function StartFailed({ message }: { readonly message: string }) {
  return (
    <main className="start-failed">
      <h1>The console cannot start</h1>
      <p>It could not read where its shop is: {message}. Nothing was changed.</p>
      <button type="button" onClick={() => location.reload()}>
        Try again
      </button>
    </main>
  )
}

/** The shape of a page that is on its way, shown only after 200 ms. */
export function PageLoading() {
  return (
    <div className="page-loading" role="status" aria-label="Loading">
      <div className="bone bone-title" />
      <div className="bone-rows">
        {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => (
          <div className="bone bone-row" key={key} />
        ))}
      </div>
    </div>
  )
}

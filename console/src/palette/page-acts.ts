/** Something that the page can do now, as one of its buttons. */
export interface PageAct {
  readonly title: string
  readonly press: () => void
}

/** Rows are reached by J and K; what belongs to a row or a window of its own is no act of the page. */
const outside = 'table, dialog, [role="dialog"], [data-ui="Dialog"], [role="menu"], .sign-in'
const longest = 60

/** A tab says its name before its count; an icon says it in its label. */
function titleOf(button: HTMLButtonElement): string {
  if (button.closest('.tabs')) return `View: ${(button.firstChild?.textContent ?? '').trim()}`
  return (button.getAttribute('aria-label') ?? button.textContent).trim()
}

/**
 * What the person may do on the page that is open: its buttons that can be pressed now. A page draws none that the
 * person's role or the rules of the shop do not allow, so nothing is offered here that would be refused there. Words that
 * several buttons share (each card of the floor has its own `Pick`) say nothing without their place, and are left out.
 */
export function pageActs(): readonly PageAct[] {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('#main button:not(:disabled)')]
  const shown = buttons.filter((button) => !button.closest(outside) && button.checkVisibility())
  const byTitle = Map.groupBy(shown, titleOf)
  return [...byTitle].flatMap(([title, [button, another]]) => {
    if (button === undefined || another !== undefined || title === '' || title.length > longest) return []
    const press = () => {
      button.focus()
      button.click()
    }
    return [{ title, press }]
  })
}

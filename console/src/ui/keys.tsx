/** One key as it stands on the keyboard. */
export function Key({ children }: { readonly children: string }) {
  return <kbd className="key">{children}</kbd>
}

/** Further choices behind a button, laid over what is below it. Escape and leaving it close it. */
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import './unfold.css'

export function Menu({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const menu = useRef<HTMLDetailsElement>(null)
  const close = () => menu.current?.removeAttribute('open')
  const closeByKey = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape') return
    close()
    menu.current?.querySelector('summary')?.focus()
  }
  return (
    <details
      ref={menu}
      className="menu no-print"
      onKeyDown={closeByKey}
      onBlur={({ relatedTarget }) => relatedTarget && !menu.current?.contains(relatedTarget) && close()}
    >
      <summary className="button">{label}</summary>
      <div className="menu__choices">{children}</div>
    </details>
  )
}

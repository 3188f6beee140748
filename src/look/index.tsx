/** The few shapes that every screen is made of. Native elements, tokens from `tokens.css`, no words of their own. */
import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from 'react'

/** A screen: it opens at its top, and its one heading takes the focus when the screen changes so that it is read out. */
export function Page(props: {
  readonly title: string
  /** What the tab is called where the heading names a case: browsers keep the titles of tabs in clear. */
  readonly tab?: string
  readonly narrow?: boolean
  /** As wide as a large screen: for a page of rows and pictures. */
  readonly wide?: boolean
  /** On the heading's line, where there is room. */
  readonly beside?: ReactNode
  readonly above?: ReactNode
  readonly children: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  // Two cases may have pages of one title.
  const { pathname } = location
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another screen
  useEffect(() => {
    document.title = `${props.tab ?? props.title} · Måttstock`
    heading.current?.focus({ preventScroll: true })
    scrollTo({ top: 0 })
  }, [props.title, props.tab, pathname])
  const width = props.narrow ? 'page page--narrow stack' : props.wide ? 'page page--wide stack' : 'page stack'
  const title = (
    <h1 ref={heading} tabIndex={-1}>
      {props.title}
    </h1>
  )
  return (
    <main className={width}>
      {props.above}
      {props.beside ? (
        <div className="page__head">
          {title}
          {props.beside}
        </div>
      ) : (
        title
      )}
      {props.children}
    </main>
  )
}

type ButtonProps = ComponentProps<'button'> & { readonly look?: 'main' | 'quiet' }

export function Button({ look, className, ...rest }: ButtonProps) {
  const classes = ['button', look && `button--${look}`, className].filter(Boolean).join(' ')
  return <button type="button" {...rest} className={classes} />
}

/** A label, its hint and its fault, tied to one input. `children` gets what ties them. */
export function Field(props: {
  readonly label: string
  readonly hint?: string | undefined
  readonly fault?: string | undefined
  readonly children: (ties: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode
}) {
  const id = useId()
  const described = [props.hint && `${id}-hint`, props.fault && `${id}-fault`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.hint && (
        <div className="field__hint" id={`${id}-hint`}>
          {props.hint}
        </div>
      )}
      {props.children({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(props.fault && { 'aria-invalid': true as const }),
      })}
      {props.fault && (
        <div className="field__fault" id={`${id}-fault`} role="alert">
          {props.fault}
        </div>
      )}
    </div>
  )
}

/** Something to know (`notice`), something refused (`refusal`, read out at once), something calm. */
export function Notice(props: { readonly kind?: 'notice' | 'refusal' | 'calm'; readonly children: ReactNode }) {
  const kind = props.kind ?? 'notice'
  return (
    <div
      className={kind === 'notice' ? 'notice' : `notice notice--${kind}`}
      role={kind === 'refusal' ? 'alert' : undefined}
    >
      {props.children}
    </div>
  )
}

interface Column {
  readonly name: string
  readonly number?: boolean
  /** Where two columns may have one name. */
  readonly key?: string
}
const keyOf = (column: Column | undefined) => column?.key ?? column?.name

/** A table with a caption, scrollable by keyboard where it is too wide. Columns marked `number` align to the end. */
export function Table(props: {
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[]
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <section className="table-wrap" tabIndex={0} aria-label={props.caption}>
      <table className="table">
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={keyOf(column)} scope="col" className={column.number ? 'number' : undefined}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, i) =>
                i === 0 ? (
                  <th key={keyOf(props.columns[i])} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={keyOf(props.columns[i])} className={props.columns[i]?.number ? 'number' : undefined}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A native dialog, open for as long as it is drawn: focus stays in it, Escape closes it, and it gives the focus back. */
export function Dialog(props: { readonly title: string; readonly children: ReactNode; onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog className="dialog stack" ref={dialog} aria-labelledby={heading} onCancel={props.onClose}>
      <h2 id={heading} tabIndex={-1}>
        {props.title}
      </h2>
      {props.children}
    </dialog>
  )
}

/** One thing to write, with what is wrong with it beside: said quietly, since it is said anew at every letter. */
import { useWords } from '../../words/index.tsx'
import type { BroughtFault } from '../read-pack.ts'

export type FaultsAt = ReadonlyMap<string, BroughtFault['reason']>

/** The id of the field that a fault's place is about. */
export const fieldId = (at: string) => `wording ${at}`.replaceAll(' ', '-')

export function Line(props: {
  readonly at: string
  readonly label: string
  readonly value: string
  readonly faults: FaultsAt
  readonly own?: { readonly lang: string; readonly dir: 'ltr' | 'rtl' }
  readonly hint?: string
  readonly rows?: number
  readonly type?: 'date'
  /** Where the label stands elsewhere on the screen, as in a table of sentences. */
  readonly bare?: boolean
  onChange(value: string): void
  onFocus?(): void
}) {
  const { named } = useWords()
  const { at, own, rows, type } = props
  const id = fieldId(at)
  const reason = props.value.trim() === '' ? undefined : props.faults.get(at)
  const described = [props.hint && `${id}-hint`, reason && `${id}-fault`].filter(Boolean).join(' ')
  const ties = {
    id,
    className: 'input',
    value: props.value,
    autoComplete: 'off',
    onFocus: props.onFocus,
    ...(props.bare && { 'aria-label': props.label }),
    ...(described && { 'aria-describedby': described }),
    ...(reason && { 'aria-invalid': true as const }),
  }
  return (
    <div className="field">
      {!props.bare && <label htmlFor={id}>{props.label}</label>}
      {props.hint && (
        <div className="field__hint" id={`${id}-hint`}>
          {props.hint}
        </div>
      )}
      {rows ? (
        <textarea {...ties} {...own} rows={rows} onChange={({ target }) => props.onChange(target.value)} />
      ) : (
        <input {...ties} {...own} type={type ?? 'text'} onChange={({ target }) => props.onChange(target.value)} />
      )}
      {reason && (
        <div className="field__fault" id={`${id}-fault`}>
          {named(`wordings.fault.${reason}`, reason)}
        </div>
      )}
    </div>
  )
}

/** Who is responsible: somebody who works here, or nobody; also one who has left, where a case still says so. */
import { useStaffHere } from '../case-file/staff.ts'
import { Field } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'

/** @param value the id of a member of staff; empty for nobody */
export function StaffChoice(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (staff: string) => void
  /** Who cannot be chosen. */
  readonly without?: string
}) {
  const { t } = useWords()
  const here = useStaffHere().filter(({ staff }) => staff !== props.without)
  const hasLeft = props.value !== '' && !here.some(({ staff }) => staff === props.value)
  return (
    <Field label={props.label}>
      {(ties) => (
        <select
          {...ties}
          className="input"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        >
          <option value="">{t('case.responsible-none')}</option>
          {hasLeft && <option value={props.value}>{t('case.responsible-gone')}</option>}
          {here.map(({ staff, name }) => (
            <option key={staff} value={staff}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

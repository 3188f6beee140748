/** Several of those who work here, each with a box to tick. */
import { useStaffHere } from '../case-file/staff.ts'

export function StaffChecks(props: {
  readonly label: string
  /** Ids of the staff that are chosen. */
  readonly chosen: readonly string[]
  readonly onChange: (staff: readonly string[]) => void
}) {
  const { chosen, onChange } = props
  return (
    <fieldset className="choice-set">
      <legend>{props.label}</legend>
      {useStaffHere().map(({ staff, name }) => (
        <label key={staff} className="option">
          <input
            type="checkbox"
            checked={chosen.includes(staff)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, staff] : chosen.filter((one) => one !== staff))
            }
            autoComplete="off"
          />
          {name}
        </label>
      ))}
    </fieldset>
  )
}

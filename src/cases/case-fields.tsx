/** What a unit knows of a case, as fields and as they are read: a code, a year of birth and perhaps its month, a sex, who is responsible, a note. */

import type { ReactNode } from 'react'
import * as z from 'zod'
import { plainCode } from '#exchange'
import type { Sex } from '#instruments'
import { monthName, readBorn } from '../case-file/born.ts'
import type { CaseFile } from '../case-file/case-file.ts'
import { DateField } from '../controls/date-field.tsx'
import { TextField } from '../controls/text-field.tsx'
import { Field } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { StaffChoice } from './staff-choice.tsx'

export interface Details {
  readonly code: string
  readonly born: string
  /** 1–12 as text; empty where it is not told. */
  readonly bornMonth: string
  readonly sex: Sex | null
  /** The id of a member of staff; empty for nobody. */
  readonly responsible: string
  readonly note: string
  /** A civil date; empty while the case is open. */
  readonly closed: string
}

export const details: z.ZodType<Details> = z.object({
  code: z.string(),
  born: z.string(),
  bornMonth: z.string(),
  sex: z.enum(['f', 'm', 'x']).nullable(),
  responsible: z.string(),
  note: z.string(),
  closed: z.string(),
})

/** As a record has them. */
interface CaseDetails {
  readonly code: string
  readonly born: number
  readonly bornMonth?: number
  readonly sex: Sex
  readonly responsible?: string
  readonly note?: string
  readonly closed?: string
}

type Faults = Readonly<Partial<Record<keyof Details, string>>>
const sexes: readonly Sex[] = ['f', 'm', 'x']

/**
 * The details as a record has them, or which words say what is wrong with each field.
 * @param opened the day of a case that is there already
 */
export function readDetails(
  { code, born, bornMonth, sex, responsible, note, closed }: Details,
  others: readonly Pick<CaseFile, 'code'>[],
  day: string,
  opened = day,
): CaseDetails | { readonly faults: Faults } {
  const year = readBorn(born, day)
  const taken = others.some((file) => plainCode(file.code) === plainCode(code))
  const faults: Faults = {
    ...(plainCode(code) === '' && { code: 'app.required' }),
    ...(taken && { code: 'refusal.code-exists' }),
    ...(typeof year !== 'number' && { born: 'refusal.impossible-age' }),
    ...(sex === null && { sex: 'case.choose-sex' }),
    ...(closed !== '' && (closed < opened || closed > day) && { closed: 'case.closed-wrong' }),
  }
  if (typeof year !== 'number' || sex === null || Object.keys(faults).length > 0) return { faults }
  return {
    code: code.trim(),
    born: year,
    ...(bornMonth !== '' && { bornMonth: Number(bornMonth) }),
    sex,
    ...(responsible !== '' && { responsible }),
    ...(note.trim() !== '' && { note: note.trim() }),
    ...(closed !== '' && { closed }),
  }
}

export function CaseFields(props: {
  readonly details: Details
  readonly setDetails: (details: Details) => void
  readonly faults: Faults
  readonly besideCode?: ReactNode
}) {
  const { t } = useWords()
  const { details, setDetails, faults } = props
  return (
    <>
      <div className="row row--end">
        <TextField
          label={t('case.code')}
          hint={t('case.code-hint')}
          value={details.code}
          onChange={(code) => setDetails({ ...details, code })}
          fault={faults.code}
          max={24}
        />
        {props.besideCode}
      </div>
      <TextField
        label={t('case.born-field')}
        hint={t('case.born-hint')}
        value={details.born}
        onChange={(born) => setDetails({ ...details, born })}
        fault={faults.born}
        inputMode="numeric"
        max={16}
      />
      <BornMonth value={details.bornMonth} onChange={(bornMonth) => setDetails({ ...details, bornMonth })} />
      <fieldset className="choice-set">
        <legend>{t('case.sex')}</legend>
        {sexes.map((sex) => (
          <label key={sex} className="option">
            <input
              type="radio"
              name="sex"
              checked={details.sex === sex}
              onChange={() => setDetails({ ...details, sex })}
              autoComplete="off"
            />
            {t(`sex.${sex}`)}
          </label>
        ))}
        {faults.sex && (
          <p className="field__fault" role="alert">
            {faults.sex}
          </p>
        )}
      </fieldset>
      <StaffChoice
        label={t('case.responsible')}
        value={details.responsible}
        onChange={(responsible) => setDetails({ ...details, responsible })}
      />
      <TextField
        label={t('case.note')}
        hint={t('case.note-hint')}
        value={details.note}
        onChange={(note) => setDetails({ ...details, note })}
        max={200}
        lines={2}
      />
    </>
  )
}

/** Empty while the case is open; taken away again, it opens. */
export function ClosedField(props: {
  readonly value: string
  readonly onChange: (day: string) => void
  readonly fault: string | undefined
}) {
  const { t } = useWords()
  return (
    <DateField
      label={t('case.closed-field')}
      hint={t('case.closed-hint')}
      fault={props.fault}
      value={props.value}
      onChange={props.onChange}
    />
  )
}

const months = Array.from({ length: 12 }, (_, at) => at + 1)

/** Never asked for: where limits or forms differ at a birthday it tells which age is meant. */
function BornMonth({ value, onChange }: { readonly value: string; readonly onChange: (month: string) => void }) {
  const { t, language } = useWords()
  return (
    <Field label={t('case.born-month')} hint={t('case.born-month-hint')}>
      {(ties) => (
        <select {...ties} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('case.born-month-none')}</option>
          {months.map((month) => (
            <option key={month} value={String(month)}>
              {monthName(month, language)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Which form a file is about, among those that this unit asks. */
import { formById } from '#instruments'
import { formsAt } from '../case-file/offers.ts'
import { Field } from '../look/index.tsx'
import { useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

export function FormChoice(props: { readonly value: string; onChange(form: string): void }) {
  const { t, list } = useWords()
  const vault = useVault()
  return (
    <Field label={t('wordings.form')}>
      {(ties) => (
        <select {...ties} className="input" value={props.value} onChange={({ target }) => props.onChange(target.value)}>
          {formById(props.value) === null && <option value="">{t('exchange.choose')}</option>}
          {formsAt(vault).map(({ id, title, informant }) => (
            <option key={id} value={id}>
              {list([title, t(`informant.${informant}`)])}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

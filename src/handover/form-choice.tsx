/** Who answers and which forms, several in a row. First what fits; everything else behind one press. */
import { useState } from 'react'
import type { Form } from '#instruments'
import type { CaseFile } from '../case-file/case-file.ts'
import { formsAt } from '../case-file/offers.ts'
import { today } from '../clock/today.ts'
import { OwnMark } from '../controls/own-mark.tsx'
import { useVault } from '../vault/index.ts'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'
import { type Answerer, answerers, choices } from './plan.ts'

export function FormChoice(props: {
  readonly file: CaseFile
  readonly who: Answerer
  readonly setWho: (who: Answerer) => void
  readonly chosen: readonly Form[]
  readonly setChosen: (forms: readonly Form[]) => void
  readonly open: boolean
}) {
  const { t } = useWords()
  const formName = useFormName()
  const { file, who, chosen } = props
  const { offered, all } = choices(file, formsAt(useVault()), who, today())
  const [showAll, setShowAll] = useState(chosen.some((form) => !has(offered, form)))
  const toggle = (form: Form) =>
    props.setChosen(has(chosen, form) ? chosen.filter(({ id }) => id !== form.id) : [...chosen, form])
  return (
    <details className="card" open={props.open}>
      <summary>{t('hand.change')}</summary>
      <div className="stack">
        <fieldset className="choice-set">
          <legend>{t('hand.who')}</legend>
          {answerers.map((each) => (
            <label key={each} className="option">
              <input
                type="radio"
                name="who"
                checked={who === each}
                onChange={() => props.setWho(each)}
                autoComplete="off"
              />
              {t(`informant.${each}`)}
            </label>
          ))}
        </fieldset>
        <fieldset className="choice-set">
          <legend>{t('hand.forms')}</legend>
          {(showAll ? all : offered).map((form) => (
            <label key={form.id} className="option">
              <input type="checkbox" checked={has(chosen, form)} onChange={() => toggle(form)} autoComplete="off" />
              {formName(form.id)} <OwnMark form={form.id} />
            </label>
          ))}
          <label className="check muted">
            <input
              type="checkbox"
              checked={showAll}
              onChange={(event) => setShowAll(event.target.checked)}
              autoComplete="off"
            />
            {t('hand.show-all')}
          </label>
        </fieldset>
      </div>
    </details>
  )
}

/** The goals are made a form anew each time they are asked for. */
const has = (forms: readonly Form[], form: Form) => forms.some(({ id }) => id === form.id)

/** What a case waits for: measurements with their days, informants who are missing, and the protocol. */
import { Fragment } from 'react'
import { Link } from 'wouter'
import { isOwnForm } from '#instruments'
import type { CaseFile } from '../case-file/case-file.ts'
import { type Due, dueOf } from '../case-file/due.ts'
import { openGoals } from '../case-file/goals.ts'
import { linesOf } from '../case-file/lines.ts'
import { formsAt } from '../case-file/offers.ts'
import { useDueRules } from '../case-file/use-due-rules.ts'
import { useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { labelsIn } from '../words/labels.ts'
import { useDueWords } from './due-words.ts'
import { wayTo } from './measure-now.tsx'

export function WhatIsNext({ file, day }: { readonly file: CaseFile; readonly day: string }) {
  const { t } = useWords()
  const rules = useDueRules()
  const due = dueOf(file, rules, day)
  const missing = missingOf(file, formsAt(useVault()), day)
  const say = useDueWords(day)
  const whose = useWhose()
  const nothing = due.length === 0 && missing.length === 0
  return (
    <section className="card next" aria-labelledby="next">
      <h2 id="next">{t('next.title')}</h2>
      <ul className="plain">
        {[...Map.groupBy(due, say)].map(([when, own]) => (
          <li key={when}>
            <strong>{when}</strong>: <DueForms file={file} due={own} day={day} />
          </li>
        ))}
        {missing.map((form) => (
          <li key={form.id}>
            <Link href={wayTo(file, [form])}>
              {whose(form)}: {t('next.missing')}
            </Link>
          </li>
        ))}
        {nothing && <li>{t(file.measurements.length === 0 ? 'next.never' : 'next.nothing')}</li>}
        {rules.weeks === null && rules.periods.length === 0 && (
          <li className="no-print">
            <Link href="/unit/reading">{t('next.no-rule')}</Link>
          </li>
        )}
        <li>
          <Link href={`/cases/${file.id}/goals`}>
            {t('results.goals')}: {t('next.goals', { count: openGoals(file).length })}
          </Link>
        </li>
        <li>
          <Link href={`/cases/${file.id}/protocol`}>
            {t('case.protocol')}: {t(file.protocol ? 'next.protocol-there' : 'next.protocol-none')}
          </Link>
        </li>
      </ul>
    </section>
  )
}

/** Those that it is time for are the way to measure them. */
function DueForms(props: { readonly file: CaseFile; readonly due: readonly Due[]; readonly day: string }) {
  const whose = useWhose()
  return props.due.map(({ form, day }, i) => (
    <Fragment key={form.id}>
      {i > 0 && ' · '}
      {day <= props.day ? <Link href={wayTo(props.file, [form])}>{whose(form)}</Link> : whose(form)}
    </Fragment>
  ))
}

/** `SDQ själv`. */
function useWhose(): (form: Due['form']) => string {
  const words = useWords()
  const { instrument } = labelsIn(words)
  return (form) => `${instrument(form)} ${words.t(`results.short.${form.informant}`)}`
}

/** Informants who have not answered an instrument that others have. */
function missingOf(file: CaseFile, asked: ReturnType<typeof formsAt>, day: string): readonly Due['form'][] {
  const lines = linesOf(file, asked, day)
  const measured = new Set(lines.filter(({ first }) => first.length > 0).map(({ instrument }) => instrument))
  return lines.flatMap(({ first, offer, instrument }) =>
    first.length === 0 && offer && measured.has(instrument) && !isOwnForm(offer.form.id) ? [offer.form] : [],
  )
}

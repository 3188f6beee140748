/** The unit's own waiting times: how many within 3, 7 and 30 days, the middle one, and the curve with those who still wait. */
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { caseFiles } from '../../case-file/case-file.ts'
import { loadedPeriods } from '../../catalogue/periods.ts'
import { today } from '../../clock/today.ts'
import { Page, Table } from '../../look/index.tsx'
import { useRecords } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { AsTable } from '../as-table.tsx'
import { kaplanMeier } from './kaplan-meier.ts'
import { WaitingCurve } from './waiting-curve.tsx'
import { WaitingTable } from './waiting-table.tsx'
import { waitedFor, waitsFor } from './waits.ts'

export function WaitingPage() {
  const { t, language } = useWords()
  const records = useRecords()
  const [chosen, setChosen] = useState('')
  const periods = useMemo(() => loadedPeriods(records), [records])
  const files = useMemo(() => [...caseFiles(records).values()], [records])
  const period = periods.find(({ id }) => id === chosen)
  const own = period ? files.filter(({ opened }) => period.first <= opened && opened <= period.last) : files
  const lines = waitedFor.map((point) => ({ point, waits: waitsFor(point, own, today()) }))
  const percent = new Intl.NumberFormat(`${language}-u-nu-latn`, { style: 'percent', maximumFractionDigits: 0 })
  return (
    <Page title={t('waiting.title')} above={<Link href="/period">{t('period.title')}</Link>}>
      <p>
        <span className="internal">{t('period.internal')}</span> {t('waiting.own-count')}
      </p>
      <label className="field no-print">
        <span className="field__label">{t('waiting.which')}</span>
        <select className="input" value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">{t('waiting.all')}</option>
          {periods.map(({ id, names }) => (
            <option key={id} value={id}>
              {names[language]}
            </option>
          ))}
        </select>
      </label>
      <WaitingTable files={own} />
      <p className="muted">{t('waiting.targets')}</p>
      {lines.map(({ point, waits }) =>
        kaplanMeier(waits).length === 0 ? null : (
          <section key={point} className="card stack">
            <h2>{t(`waiting.curve.${point}`)}</h2>
            <WaitingCurve waits={waits} label={t(`waiting.curve.${point}`)} percent={percent} />
            <AsTable>
              <Table
                caption={t(`waiting.curve.${point}`)}
                columns={[
                  { name: t('waiting.day'), number: true },
                  { name: t('waiting.at-risk'), number: true },
                  { name: t('waiting.happened'), number: true },
                  { name: t('waiting.still'), number: true },
                ]}
                rows={kaplanMeier(waits).map((step) => ({
                  key: String(step.days),
                  cells: [step.days, step.atRisk, step.happened, percent.format(step.still)],
                }))}
              />
            </AsTable>
          </section>
        ),
      )}
      <p className="muted">{t('waiting.method')}</p>
    </Page>
  )
}
